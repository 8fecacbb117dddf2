package dev.cinch.backbone.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Growing pauses between attempts, doubled each time, with jitter so that many who failed together
 * do not come back together.
 *
 * @param first the longest first pause
 * @param longest the longest pause of all
 */
public record BackOff(Duration first, Duration longest) {

  /** Refuses pauses that do not grow. */
  public BackOff {
    if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "Cannot back off from %s to %s: the first must be positive, the longest no shorter"
              .formatted(first, longest));
    }
  }

  /** The pause after so many failures in a row, from 1: between half of it and all. */
  public Duration after(int failures) {
    int doublings = Math.min(Math.max(failures - 1, 0), 30);
    long ceiling = Math.min(longest.toMillis(), first.toMillis() << doublings);
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(ceiling / 2, ceiling + 1));
  }
}
