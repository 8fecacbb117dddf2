package dev.cinch.worker.range;

import java.time.Duration;
import java.util.Optional;

/** What has been met within one turn, how long to wait before the next try, and what it ends in. */
final class Retries {

  private static final String HELD = "others hold rows of the range";

  private final WorkLimits limits;
  private Duration backOff;
  private int unavailable;
  private Optional<String> away = Optional.empty();
  private Optional<String> held = Optional.empty();

  Retries(WorkLimits limits) {
    this.limits = limits;
    this.backOff = limits.targetBackOff();
  }

  /** Empty where the target has been tried often enough. */
  Optional<Duration> after(TargetUnavailable problem) {
    unavailable++;
    away = Optional.of(problem.why());
    if (unavailable >= limits.targetTries()) {
      return Optional.empty();
    }
    Duration wait = backOff;
    backOff = backOff.multipliedBy(2);
    return Optional.of(wait);
  }

  void reached() {
    away = Optional.empty();
  }

  /** Why the target could not be reached, where the last try found it so. */
  Optional<String> away() {
    return away;
  }

  Duration afterHeld() {
    reached();
    held = Optional.of(HELD);
    return limits.targetBackOff();
  }

  /** No page is known to be done. A target that is away explains more than that time is over. */
  Progress ended(AssignedRange range, Stop stop) {
    boolean outOfTime = stop.kind() == ReportKind.PARTIAL;
    Stop why = away.filter(reason -> outOfTime).map(Retries::failed).orElse(stop);
    return Progress.none(range, why).limitedBy(held);
  }

  private static Stop failed(String why) {
    return new Stop(ReportKind.FAILED, why);
  }
}
