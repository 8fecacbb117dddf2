package dev.cinch.events;

import java.time.Duration;
import java.util.Map;

/** How long a topic keeps its records. */
public sealed interface Retention {

  /** Each record is kept for a time. */
  static Retention days(int days) {
    return new Timed(Duration.ofDays(days));
  }

  /** The latest record of each key is kept. */
  static Retention compacted() {
    return new Compacted();
  }

  /** The broker's topic settings that say so, by their Kafka names. */
  Map<String, String> settings();

  /**
   * Each record is kept for a time.
   *
   * @param duration how long at least
   */
  record Timed(Duration duration) implements Retention {
    /** Refuses a time that is not positive. */
    public Timed {
      if (duration.isNegative() || duration.isZero()) {
        throw new IllegalArgumentException(
            "Cannot keep records for %s: the time must be positive".formatted(duration));
      }
    }

    @Override
    public Map<String, String> settings() {
      return Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(duration.toMillis()));
    }
  }

  /** The latest record of each key is kept for ever. */
  record Compacted() implements Retention {
    @Override
    public Map<String, String> settings() {
      return Map.of("cleanup.policy", "compact");
    }
  }
}
