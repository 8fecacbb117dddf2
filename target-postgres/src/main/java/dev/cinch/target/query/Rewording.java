package dev.cinch.target.query;

import dev.cinch.target.usage.Words;
import dev.cinch.target.usage.Words.Kind;
import dev.cinch.target.usage.Words.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * A query in other words: as PostgreSQL takes it with parameters, and with another column in place
 * of one. It proposes only; which proposal means the same is for the server to say.
 */
final class Rewording {

  private static final Set<String> BEFORE_A_RELATION =
      Set.of("from", "join", "into", "update", "only", "table");
  private static final Set<String> TYPES_BEFORE_A_VALUE =
      Set.of("date", "time", "timetz", "timestamp", "timestamptz", "interval");

  private final String text;
  private final List<Word> words;

  Rewording(String text) {
    this.text = text;
    this.words = Words.of(text).words();
  }

  boolean names(String name) {
    return words.stream().anyMatch(word -> word.isName() && word.text().equals(name));
  }

  boolean begins(Set<String> first) {
    return !words.isEmpty() && first.contains(words.get(0).text());
  }

  /** Whether there is a query in it that is no statement by itself: of a cursor, or of COPY. */
  boolean hasQueryWithin() {
    return begins(Set.of("declare"))
        || (begins(Set.of("copy")) && words.stream().anyMatch(word -> word.is("to")));
  }

  boolean hasStar() {
    return words.stream().anyMatch(word -> word.is("*"));
  }

  /** Where one could end and another begin, however quotes and backslashes are read. */
  boolean mayBeSeveral() {
    return text.indexOf(';') >= 0;
  }

  String shown(int characters) {
    return new Words(words).beginning(characters);
  }

  /**
   * What the server's statistics put a parameter for and its grammar takes no parameter in: {@code
   * interval $1}, {@code extract($1 from at)}.
   */
  String withParameters() {
    StringBuilder changed = new StringBuilder();
    int copied = 0;
    for (int at = 1; at < words.size(); at++) {
      Word word = words.get(at);
      if (word.kind() == Kind.PARAMETER && isType(at - 1)) {
        changed.append(text, copied, words.get(at - 1).begin());
        changed.append("cast(%s as %s)".formatted(of(word), words.get(at - 1).text()));
        copied = word.end();
      } else if (word.kind() == Kind.PARAMETER && isExtraction(at)) {
        changed.append(text, copied, words.get(at - 2).begin());
        changed.append("pg_catalog.date_part(%s,".formatted(of(word)));
        copied = words.get(at + 1).end();
      }
    }
    return changed.append(text, copied, text.length()).toString();
  }

  private boolean isType(int at) {
    return words.get(at).kind() == Kind.PLAIN
        && TYPES_BEFORE_A_VALUE.contains(words.get(at).text())
        && !is(at - 1, "as");
  }

  private boolean isExtraction(int at) {
    return is(at - 1, "(") && is(at - 2, "extract") && is(at + 1, "from");
  }

  /** The query on the other column, the likeliest proposal first. */
  List<String> proposals(ColumnMove move) {
    Set<String> ours = relations(move);
    Set<String> proposals = new LinkedHashSet<>();
    List<IntPredicate> ways =
        List.of(
            at -> !isAlias(at) && (!isQualified(at) || ours.contains(qualifier(at))),
            at -> !isAlias(at),
            at -> isQualified(at) && ours.contains(qualifier(at)),
            at -> !isQualified(at) && !isAlias(at));
    ways.forEach(way -> proposals.add(replaced(move, way.and(at -> !isAfterRelationWord(at)))));
    ways.forEach(way -> proposals.add(replaced(move, way)));
    proposals.remove(text);
    return List.copyOf(proposals);
  }

  private String replaced(ColumnMove move, IntPredicate way) {
    StringBuilder changed = new StringBuilder();
    int copied = 0;
    for (int at = 0; at < words.size(); at++) {
      if (mayBeTheColumn(at, move.from().value()) && way.test(at)) {
        changed.append(text, copied, words.get(at).begin()).append(move.to().quoted());
        copied = words.get(at).end();
      }
    }
    return changed.append(text, copied, text.length()).toString();
  }

  private boolean mayBeTheColumn(int at, String name) {
    Word word = words.get(at);
    return word.isName() && word.text().equals(name) && !is(at + 1, ".") && !is(at + 1, "(");
  }

  /** Such as {@code from}, which a column may follow, too, as in {@code extract(year from at)}. */
  private boolean isAfterRelationWord(int at) {
    return at > 0 && BEFORE_A_RELATION.stream().anyMatch(words.get(at - 1)::is);
  }

  /** What the table and its partitions are called in the query. */
  private Set<String> relations(ColumnMove move) {
    Set<String> called = new HashSet<>();
    List<String> names = move.family().stream().map(table -> table.name().value()).toList();
    for (int at = 0; at < words.size(); at++) {
      if (words.get(at).isName() && names.contains(words.get(at).text())) {
        called.add(words.get(at).text());
        int next = is(at + 1, "as") ? at + 2 : at + 1;
        if (next < words.size() && words.get(next).isName()) {
          called.add(words.get(next).text());
        }
      }
    }
    called.addAll(excludedRow());
    return called;
  }

  /** Of a conflict, the row that was to be inserted. */
  private List<String> excludedRow() {
    List<String> rows = new ArrayList<>();
    if (begins(Set.of("insert"))) {
      rows.add("excluded");
    }
    return rows;
  }

  private boolean isAlias(int at) {
    return is(at - 1, "as");
  }

  private boolean isQualified(int at) {
    return is(at - 1, ".");
  }

  private String qualifier(int at) {
    return at > 1 ? words.get(at - 2).text() : "";
  }

  private boolean is(int at, String word) {
    return at >= 0 && at < words.size() && words.get(at).is(word);
  }

  private String of(Word word) {
    return text.substring(word.begin(), word.end());
  }
}
