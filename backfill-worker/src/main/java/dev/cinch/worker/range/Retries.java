package dev.cinch.worker.range;

import java.time.Duration;
import java.util.Optional;

/** What has been met within one turn, and how long to wait before the next try. */
final class Retries {

  private final WorkLimits limits;
  private Duration backOff;
  private int unavailable;
  private boolean held;

  Retries(WorkLimits limits) {
    this.limits = limits;
    this.backOff = limits.targetBackOff();
  }

  /** Empty where the target has been tried often enough. */
  Optional<Duration> afterUnavailable() {
    unavailable++;
    if (unavailable >= limits.targetTries()) {
      return Optional.empty();
    }
    Duration wait = backOff;
    backOff = backOff.multipliedBy(2);
    return Optional.of(wait);
  }

  Duration afterHeld() {
    held = true;
    return limits.targetBackOff();
  }

  Optional<String> held() {
    return held ? Optional.of("others hold rows of the range") : Optional.empty();
  }
}
