package dev.cinch.endtoend;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a query asks of a label: that it is something, or that it is not.
 *
 * @param expression whether it is a regular expression
 */
record LabelValue(boolean expression, String text) {

  /** No value in particular. */
  static final LabelValue ANY = new LabelValue(true, "");

  private static final Pattern WORDS = Pattern.compile("[\\w|-]+");

  /** Of HTTP: what went wrong is not shown before anything does. */
  private static final Pattern STATUSES = Pattern.compile("[1-5]\\.\\.");

  /** What nobody says: an expression that fits one of them asks for nothing in particular. */
  private static final List<String> NOBODYS =
      List.of("q", "qz", "qzj", "qzjx", "QZ_JX", "qzjx-jx", "qzjx's qzj 4711");

  /** The words in it that no service ever says, as far as can be known. */
  Stream<String> unknown(Set<String> seen) {
    if (text.isEmpty() || text.contains("$")) {
      return Stream.empty();
    }
    if (expression && !WORDS.matcher(text).matches()) {
      boolean fits =
          seen.isEmpty()
              || seen.stream().anyMatch(value -> value.matches(text))
              || STATUSES.matcher(text).matches()
              || SaidWords.hasAny(text);
      return fits && !isTooWide() ? Stream.empty() : Stream.of(text);
    }
    return Stream.of(expression ? text.split("\\|") : new String[] {text})
        .filter(word -> !seen.contains(word) && !SaidWords.has(word));
  }

  private boolean isTooWide() {
    return NOBODYS.stream().anyMatch(word -> word.matches(text));
  }
}
