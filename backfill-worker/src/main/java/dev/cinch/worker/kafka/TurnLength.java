package dev.cinch.worker.kafka;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a slot works on one range before it hands the rest back: a third of the time that the
 * broker leaves it, so that the last slice, the report and the acknowledgement have the other two.
 */
public final class TurnLength {

  private static final int SHARE_OF_LOCK = 3;

  private final Duration longest;
  private final Clock clock;

  public TurnLength(Duration longest, Clock clock) {
    this.longest = longest;
    this.clock = clock;
  }

  Instant until(Duration lock) {
    Duration part = lock.dividedBy(SHARE_OF_LOCK);
    return clock.instant().plus(part.compareTo(longest) < 0 ? part : longest);
  }
}
