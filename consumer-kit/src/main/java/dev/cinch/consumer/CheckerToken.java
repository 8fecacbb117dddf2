package dev.cinch.consumer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the contract checker is shown.
 *
 * @param text the token itself, if the configuration holds it
 * @param file that holds it otherwise, read with each heartbeat so that it may change
 */
record CheckerToken(@Nullable String text, @Nullable Path file) {

  static CheckerToken of(@Nullable String text, @Nullable String file) {
    if (text != null && file != null) {
      throw new IllegalArgumentException(
          "Cannot choose a token for the contract checker: the consumer's configuration has both cinch.checker.token and cinch.checker.token.file; take one out");
    }
    return new CheckerToken(text, file == null ? null : Path.of(file));
  }

  /** The header, where there is a token. */
  Optional<String> authorization() {
    return Optional.ofNullable(file == null ? text : read(file))
        .filter(token -> !token.isBlank())
        .map(token -> "Bearer " + token);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException unreadable) {
      throw new IllegalStateException("the token in %s can't be read".formatted(file), unreadable);
    }
  }

  /** Without the token. */
  @Override
  public String toString() {
    return file == null ? (text == null ? "no token" : "a token") : "the token in " + file;
  }
}
