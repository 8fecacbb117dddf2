package dev.cinch.planner.http.checker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The token that the planner shows the contract checker.
 *
 * @param text itself; empty where a file holds it, or where there is none
 * @param file that holds it, read with each call so that it may change; empty where there is none
 */
record CheckerToken(String text, String file) {

  CheckerToken {
    if (!text.isBlank() && !file.isBlank()) {
      throw new IllegalArgumentException(
          "Cannot choose a token for the contract checker: both cinch.checker.token and cinch.checker.token-file are set; set one");
    }
  }

  Optional<String> authorization() throws IOException {
    String token = file.isBlank() ? text : Files.readString(Path.of(file)).strip();
    return token.isBlank() ? Optional.empty() : Optional.of("Bearer " + token);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return file.isBlank() ? "a token of the settings" : "the token in " + file;
  }
}
