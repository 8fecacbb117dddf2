package dev.cinch.backbone.topics;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.TimeoutException;

/** Waits until a broker knows what the controller has taken note of: it hears of it a bit later. */
final class Patience {

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Patience() {}

  /** What there is to see, once it is as it should be. */
  static <T> T until(Supplier<T> sight, Predicate<T> isThere, String what) {
    long end = System.nanoTime() + LONGEST.toNanos();
    T seen = sight.get();
    while (!isThere.test(seen)) {
      if (System.nanoTime() > end) {
        throw new TimeoutException(
            "Cannot see %s %s after setting it; try again".formatted(what, LONGEST));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
      seen = sight.get();
    }
    return seen;
  }
}
