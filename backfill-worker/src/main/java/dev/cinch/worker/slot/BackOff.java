package dev.cinch.worker.slot;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Doubling waits with jitter between half and the whole, so that slots do not come back as one. */
final class BackOff {

  private final Duration shortest;
  private final Duration longest;
  private Duration next;

  BackOff(Duration shortest, Duration longest) {
    this.shortest = shortest;
    this.longest = longest;
    this.next = shortest;
  }

  Duration next() {
    long millis = next.toMillis();
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(longest) > 0 ? longest : doubled;
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
  }

  void reset() {
    next = shortest;
  }
}
