package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.shop.Example;
import dev.cinch.stack.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The previews of the examples as they were last looked at. Run with {@code -Dpreviews=write} to
 * have them written anew, and look at what has changed before it is committed.
 */
final class ExpectedPreviews {

  private static final Path FOLDER =
      Checkout.root().resolve("end-to-end/src/test/resources/dev/cinch/endtoend/previews");

  private final boolean write = "write".equals(System.getProperty("previews"));

  void compare(Example example, String preview) throws IOException {
    Path file = FOLDER.resolve(example.name() + ".txt");
    if (write) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, preview);
    }
    assertThat(preview).as(example.name()).isEqualTo(Files.readString(file));
  }
}
