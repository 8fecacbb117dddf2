package dev.cinch.checker.statement;

import dev.cinch.checker.check.StatementLog.Use;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;

/**
 * Says what statements do with one column of one table.
 *
 * <p>The parser may only acquit: a word that is the column's name and that the parser does not show
 * to be something else, and a statement that it can't read, are PERHAPS.
 */
public final class StatementReading {

  /** Statements about tables as a whole, or about none; none of them binds a column by position. */
  private static final Set<String> HARMLESS =
      Set.of(
          "alter",
          "analyze",
          "begin",
          "checkpoint",
          "cluster",
          "comment",
          "commit",
          "create",
          "deallocate",
          "discard",
          "drop",
          "end",
          "grant",
          "lock",
          "reindex",
          "release",
          "reset",
          "revoke",
          "rollback",
          "savepoint",
          "security",
          "set",
          "show",
          "start",
          "truncate",
          "vacuum");

  private final Set<String> tables;
  private final String column;

  /**
   * @param tables the table's name, without its schema, and those of its partitions
   * @param column the column's name
   */
  public StatementReading(Collection<String> tables, String column) {
    this.tables = tables.stream().collect(Collectors.toUnmodifiableSet());
    this.column = column;
  }

  /** What the statement does with the column. */
  public Use useIn(String statement) {
    Words words = words(statement);
    if (tables.stream().noneMatch(words::has)) {
      return Use.NONE;
    }
    if (HARMLESS.contains(words.first())) {
      return makesARelation(words) ? unread(words) : Use.NONE;
    }
    if (words.first().equals("do")) {
      return unread(words);
    }
    try {
      return new ColumnUses(tables, column).in(CCJSqlParserUtil.parse(statement)).use(words);
    } catch (JSQLParserException | RuntimeException unreadable) {
      return unread(words);
    }
  }

  /** What a block does is counted nowhere else, and its code is a literal. */
  private static Words words(String statement) {
    Words words = new Words(statement);
    return words.first().equals("do") ? Words.withLiterals(statement) : words;
  }

  /** A table made of a query or of another one, or a query kept under a name. */
  private static boolean makesARelation(Words words) {
    return words.first().equals("create")
        && (words.hasAfter("as", "select") || words.hasAfter("as", "table"));
  }

  /** Of what can't be parsed only the words are known. */
  private Use unread(Words words) {
    boolean mayBindByPosition =
        words.has("*")
            || words.has("copy")
            || words.has("insert")
            || words.has("natural")
            || words.first().equals("table")
            || words.hasAfter("as", "table");
    return words.has(column) || mayBindByPosition ? Use.PERHAPS : Use.NONE;
  }
}
