package dev.cinch.checker.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words and signs of a statement, without its literals and comments. Names come as PostgreSQL
 * folds them. It knows nothing of grammar, so that nothing escapes it.
 */
final class Words {

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<skip>--[^\\n]*|/\\*.*?\\*/|[eE]'(?:[^'\\\\]|\\\\.|'')*'|'(?:[^']|'')*'"
              + "|\\$(?<tag>[A-Za-z_]*)\\$.*?\\$\\k<tag>\\$)"
              + "|\"(?<quoted>(?:[^\"]|\"\")+)\""
              + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)"
              + "|(?<sign>\\S)",
          Pattern.DOTALL);

  private final List<String> tokens = new ArrayList<>();

  Words(String statement) {
    Matcher matcher = TOKEN.matcher(statement);
    while (matcher.find()) {
      if (matcher.group("quoted") != null) {
        tokens.add(matcher.group("quoted").replace("\"\"", "\""));
      } else if (matcher.group("word") != null) {
        tokens.add(matcher.group("word").toLowerCase(Locale.ROOT));
      } else if (matcher.group("sign") != null) {
        tokens.add(matcher.group("sign"));
      }
    }
  }

  /** With what its literals hold, too: of a block of code that is the code. */
  static Words withLiterals(String statement) {
    return new Words(statement.replaceAll("['$]", " "));
  }

  /** The statement's first word; empty where it has none. */
  String first() {
    return tokens.isEmpty() ? "" : tokens.get(0);
  }

  boolean has(String name) {
    return tokens.contains(name);
  }

  /** Whether a word comes anywhere behind another one. */
  boolean hasAfter(String before, String name) {
    int at = tokens.indexOf(before);
    return at >= 0 && tokens.subList(at, tokens.size()).contains(name);
  }

  int count(String name) {
    return (int) tokens.stream().filter(name::equals).count();
  }

  /** How often a star stands for columns, and not for a product. */
  int stars() {
    return starsAfter(Set.of("select", "distinct", "all", "returning", ",", ".", "("));
  }

  /** How often a star is only counted. */
  int counts() {
    int counts = 0;
    for (int i = 2; i < tokens.size(); i++) {
      if (tokens.get(i).equals("*")
          && tokens.get(i - 1).equals("(")
          && tokens.get(i - 2).equals("count")) {
        counts++;
      }
    }
    return counts;
  }

  private int starsAfter(Set<String> before) {
    int stars = 0;
    for (int i = 1; i < tokens.size(); i++) {
      if (tokens.get(i).equals("*") && before.contains(tokens.get(i - 1))) {
        stars++;
      }
    }
    return stars;
  }

  /** A name as PostgreSQL folds it: without quotes, in lower case where it had none. */
  static String folded(String name) {
    return name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")
        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
        : name.toLowerCase(Locale.ROOT);
  }
}
