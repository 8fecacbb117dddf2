package dev.cinch.target.expression;

import dev.cinch.target.expression.Refusal.Code;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.sql.SQLException;
import java.util.SortedSet;
import java.util.TreeSet;

/** The steps of looking at one expression; each rests on what the ones before it have shown. */
final class Examination {

  private final Scratch scratch;
  private final Dependencies dependencies;
  private final TableName table;
  private final Identifier column;
  private final Use use;

  Examination(
      Scratch scratch, Dependencies dependencies, TableName table, Identifier column, Use use) {
    this.scratch = scratch;
    this.dependencies = dependencies;
    this.table = table;
    this.column = column;
    this.use = use;
  }

  void addColumn(ComingColumn coming) throws SQLException {
    scratch.lookUpInTableSchema();
    scratch.addColumn(coming.name(), typeOf(coming.type()));
  }

  Inspection of(String typeText, String expression) throws SQLException {
    scratch.lookUpInTableSchema();
    ColumnType type = typeOf(typeText);
    refuseMoreThanAnExpression(expression);
    refuseUnassignable(expression, type);
    StoredBody body = stored(expression, type);
    refuseByTree(body.tree());
    Functions functions = dependencies.functions(body.tree().functions());
    functions.refusal(use).ifPresent(Examination::refuse);
    SortedSet<Identifier> columns = columnsOf(body);
    if (use == Use.DEFAULT && !columns.isEmpty()) {
      throw refused(Code.READS_COLUMN, "a default reads no column; it reads " + columns.first());
    }
    String text = canonicalText(body);
    return new CanonicalExpression(
        text, columns, functions.volatility(body.tree()), type.name(), body.tree().functions());
  }

  private ColumnType typeOf(String typeText) throws SQLException {
    return typeOf(scratch, typeText);
  }

  /** A type that is known to be one, and nothing more. */
  static ColumnType typeOf(Scratch scratch, String typeText) throws SQLException {
    try {
      // as in the case of the expression, both kinds of brackets show that it is one type
      scratch.check("select array[null::" + typeText + "\n]");
      scratch.check("select cast(null as " + typeText + "\n)");
      return scratch.resolve(typeText);
    } catch (SQLException e) {
      throw refused(Code.WRONG_TYPE, "\"" + typeText + "\" is not a type of a column", e);
    }
  }

  /**
   * What stands well between square brackets as well as between round ones closes neither of them,
   * so that it can't reach beyond them: it is an expression, and neither the end of a statement nor
   * the beginning of another.
   */
  private void refuseMoreThanAnExpression(String expression) throws SQLException {
    try {
      scratch.checkOverTable("array[\n" + expression + "\n]");
      scratch.checkOverTable("(\n" + expression + "\n)");
    } catch (SQLException e) {
      throw refused(Code.INVALID, "it is not an expression over " + table, e);
    }
  }

  private void refuseUnassignable(String expression, ColumnType type) throws SQLException {
    try {
      scratch.checkAssignable("(\n" + expression + "\n)", type);
    } catch (SQLException e) {
      throw refused(
          Code.WRONG_TYPE,
          "its value can't be stored as " + type.name() + " without an explicit cast",
          e);
    }
    if (type.wouldBeCutSilently()) {
      throw refused(
          Code.WRONG_TYPE, "the elements of " + type.name() + " would be cut without an error");
    }
  }

  // two expressions with a comma make a row between brackets, but nothing in a cast
  private StoredBody stored(String expression, ColumnType type) throws SQLException {
    try {
      return scratch.store(type.cast(expression));
    } catch (SQLException e) {
      throw refused(Code.INVALID, "it is not an expression over " + table, e);
    }
  }

  private void refuseByTree(ParseTree tree) {
    if (tree.hasSubquery()) {
      throw refused(Code.OTHER_TABLE, "it contains a query; only the row itself can be read");
    }
    if (tree.hasWholeRow()) {
      throw refused(
          Code.WHOLE_ROW,
          "it reads a whole row, whose columns change with the migration; name them");
    }
    if (tree.hasSystemColumn()) {
      throw refused(Code.SYSTEM_COLUMN, "it reads a system column, which changes at each update");
    }
    if (tree.hasAggregate() || tree.returnsSet()) {
      throw refused(
          Code.NOT_ONE_VALUE,
          "it contains an aggregate, a window function or a function that returns a set");
    }
    if (use == Use.VALUE_OF_A_ROW && tree.hasSessionValue()) {
      throw refused(
          Code.CLOCK_OR_SESSION,
          "it depends on the time or the user, which differ from the writer of a row to its fill");
    }
  }

  private SortedSet<Identifier> columnsOf(StoredBody body) throws SQLException {
    dependencies
        .otherRelation(body)
        .ifPresent(
            name -> {
              throw refused(Code.OTHER_TABLE, "it refers to " + name);
            });
    SortedSet<Identifier> columns = new TreeSet<>();
    for (ReadColumn read : dependencies.columns(body)) {
      if (read.name().equals(column)) {
        throw refused(Code.OWN_COLUMN, "it reads " + column + ", the column that it is to fill");
      }
      if (read.generation() != null) {
        throw refused(
            Code.GENERATED_COLUMN,
            "column %s is generated and still null when a trigger runs; write %s in its place"
                .formatted(read.name(), read.generation()));
      }
      columns.add(read.name());
    }
    return columns;
  }

  // printed, read again and printed again it must be the same: only then it stands by itself
  private String canonicalText(StoredBody body) throws SQLException {
    scratch.lookUpAsPinned();
    String text = scratch.print(body);
    String again;
    try {
      again = scratch.print(scratch.store(text));
    } catch (SQLException e) {
      throw refused(Code.INVALID, "PostgreSQL can't read what it prints for it, " + text, e);
    }
    if (!again.equals(text)) {
      throw refused(
          Code.INVALID, "PostgreSQL prints it as %s and that as %s".formatted(text, again));
    }
    return text;
  }

  private static void refuse(Refusal refusal) {
    throw new RefusedException(refusal);
  }

  private static RefusedException refused(Code code, String why) {
    return new RefusedException(new Refusal(code, "Cannot use the expression: " + why));
  }

  // what the server says of the text is the author's affair; anything else is not
  private static RefusedException refused(Code code, String why, SQLException cause)
      throws SQLException {
    if (!Scratch.isAboutTheText(cause)) {
      throw cause;
    }
    return refused(code, why + "; the server says: " + ServerWords.of(cause));
  }
}
