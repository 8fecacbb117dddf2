package dev.cinch.worker.pace;

import java.time.Duration;
import java.util.Optional;

/**
 * A reason to wait.
 *
 * @param length for how long
 * @param signal what holds the work, as one of few words
 * @param limit what limits the pace, with its figures, for a person; empty where nothing does
 */
public record Hold(Duration length, String signal, Optional<String> limit) {

  static Hold because(Duration length, String signal, String limit) {
    return new Hold(length, signal, Optional.of(limit));
  }

  /** Only until something is known. */
  static Hold meanwhile(Duration length) {
    return new Hold(length, "first look", Optional.empty());
  }
}
