package dev.cinch.cli;

import dev.cinch.stack.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The documents of this checkout. */
final class Documents {

  private Documents() {}

  /** By their paths from the root. */
  static List<Path> all() {
    Path root = Checkout.root();
    try (Stream<Path> files = Files.walk(root, 4)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .map(root::relativize)
          .filter(file -> !file.toString().matches("(.*/)?(target|\\..*)/.*"))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static String text(Path document) {
    try {
      return Files.readString(Checkout.root().resolve(document));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
