package dev.cinch.worker.pace;

import java.time.Duration;
import java.util.Optional;

/**
 * A reason to wait.
 *
 * @param length for how long
 * @param limit what limits the pace, for a person; empty where nothing does
 */
public record Hold(Duration length, Optional<String> limit) {

  static Hold because(Duration length, String limit) {
    return new Hold(length, Optional.of(limit));
  }

  /** Only until something is known. */
  static Hold meanwhile(Duration length) {
    return new Hold(length, Optional.empty());
  }
}
