package dev.cinch.endtoend;

import dev.cinch.stack.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words that services can say, by their sources: constants of enums, and texts between quotes. For
 * what they say only in trouble that a test does not get into.
 */
final class SaidWords {

  private static final List<String> MODULES =
      List.of(
          "access",
          "avro-schemas",
          "backfill-worker",
          "contract-checker",
          "event-backbone",
          "planner-service",
          "target-postgres");

  private static final Pattern CONSTANT = Pattern.compile("(?m)^ +([A-Z][A-Z_]+)[(,;]?");
  private static final Pattern TEXT = Pattern.compile("\"([\\w' -]+)\"");

  private static final Set<String> WORDS = read();

  private SaidWords() {}

  static boolean has(String word) {
    return WORDS.contains(word);
  }

  static boolean hasAny(String expression) {
    return WORDS.stream().anyMatch(word -> word.matches(expression));
  }

  private static Set<String> read() {
    Set<String> words = new HashSet<>();
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(Checkout.root().resolve(module).resolve("src/main"))) {
        files
            .filter(file -> file.toString().matches(".*\\.(java|avsc)"))
            .map(SaidWords::text)
            .forEach(source -> add(source, words));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return words;
  }

  private static void add(String source, Set<String> words) {
    for (Pattern pattern : List.of(CONSTANT, TEXT)) {
      pattern.matcher(source).results().forEach(word -> words.add(word.group(1)));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
