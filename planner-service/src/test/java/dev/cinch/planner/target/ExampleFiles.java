package dev.cinch.planner.target;

import dev.cinch.stack.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The worked examples, as they stand in the checkout. */
final class ExampleFiles {

  private static final Path FOLDER =
      Checkout.root().resolve("examples/src/main/resources/dev/cinch/shop/example");

  private ExampleFiles() {}

  static List<String> names() {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static String text(String example, String name) {
    try {
      return Files.readString(FOLDER.resolve(example).resolve(name));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
