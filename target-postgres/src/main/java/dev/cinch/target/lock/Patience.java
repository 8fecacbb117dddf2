package dev.cinch.target.lock;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** How long one run goes on trying, and how it waits. */
final class Patience {

  private static final double GROWTH = 2;

  private final Clock clock;
  private final Pause pause;
  private final RandomGenerator random;
  private final StopSignal stop;
  private final IntervalFunction limits;
  private final Instant start;
  private final Instant deadline;

  Patience(Clock clock, Pause pause, RandomGenerator random, StopSignal stop, LockPolicy policy) {
    this.clock = clock;
    this.pause = pause;
    this.random = random;
    this.stop = stop;
    this.limits =
        IntervalFunction.ofExponentialBackoff(
            policy.backOff().first(), GROWTH, policy.backOff().most());
    this.start = clock.instant();
    this.deadline = start.plus(policy.deadline());
  }

  Instant now() {
    return clock.instant();
  }

  Duration sinceStart() {
    return Duration.between(start, clock.instant());
  }

  /** Time that is left; zero once the deadline has come. */
  Duration left() {
    Duration left = Duration.between(clock.instant(), deadline);
    return left.isNegative() ? Duration.ZERO : left;
  }

  boolean isAtEnd() {
    return left().isZero();
  }

  /** Any pause up to a limit that grows with the number of tries: full jitter. */
  Duration nextPause(int tries) {
    Duration pick = Duration.ofMillis(random.nextLong(limits.apply(tries) + 1));
    return pick.compareTo(left()) < 0 ? pick : left();
  }

  void waitFor(Duration duration) {
    stopIfTold();
    try {
      pause.pause(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    stopIfTold();
  }

  void stopIfTold() {
    if (Thread.currentThread().isInterrupted() || stop.stopRequested()) {
      throw new StepStoppedException(
          "Cannot go on with the step: we were told to stop; it can be run again at any time");
    }
  }
}
