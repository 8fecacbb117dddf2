package dev.cinch.planner.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What authors write behind a type, or in its place, and where a plan says it instead. */
final class TypeWords {

  private static final Map<Pattern, String> ELSEWHERE = new LinkedHashMap<>();

  static {
    say(
        "(small|big)?serial\\d?",
        "it stands for a type, a sequence and a default that every row is written anew for; write bigint, a sequence of its own as column.default and the same expression as sync.forward");
    say(
        ".*\\bgenerated\\s+.*\\bas\\s+identity\\b.*",
        "an identity column is numbered under a lock that blocks everyone; write the type alone, a sequence of its own as column.default and the same expression as sync.forward");
    say(
        ".*\\bgenerated\\s+always\\s+as\\s*\\(.*",
        "a stored generated column writes every row anew under a lock that blocks everyone; write the type alone, and the expression as sync.forward");
    say(".*\\bnot\\s+null\\b.*", "write tighten.not-null: it is proved without a lock that blocks");
    say(".*\\bprimary\\s+key\\b.*", "write tighten.unique and tighten.not-null");
    say(".*\\bunique\\b.*", "write tighten.unique: its index is built without a lock that blocks");
    say(
        ".*\\breferences\\b.*",
        "write tighten.references: it is proved without a lock that blocks");
    say(".*\\bcheck\\s*\\(.*", "write tighten.checks: it is proved without a lock that blocks");
    say(".*\\bdefault\\b.*", "write column.default");
  }

  private TypeWords() {}

  private static void say(String words, String instead) {
    ELSEWHERE.put(Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), instead);
  }

  /** What is wrong with a text as a type, where that can be told without asking a server. */
  static Optional<String> refusal(String type) {
    String words = type.strip();
    if (words.startsWith("\"")) {
      return Optional.empty();
    }
    return ELSEWHERE.entrySet().stream()
        .filter(entry -> entry.getKey().matcher(words).matches())
        .map(
            entry ->
                "column.type: \"%s\" is more than a type: %s".formatted(words, entry.getValue()))
        .findFirst();
  }
}
