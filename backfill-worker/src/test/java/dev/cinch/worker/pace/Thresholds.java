package dev.cinch.worker.pace;

import dev.cinch.target.health.Signal;
import dev.cinch.worker.range.Threshold;
import java.util.OptionalDouble;

/** Thresholds as tests want them. */
final class Thresholds {

  private Thresholds() {}

  static Threshold of(Signal signal, double slowAt, double stopAt) {
    return new Threshold(
        signal.words(),
        new Threshold.Signal(signal),
        signal.unit(),
        OptionalDouble.of(slowAt),
        OptionalDouble.of(stopAt),
        false);
  }

  static Threshold demanded(Threshold threshold) {
    return new Threshold(
        threshold.name(),
        threshold.source(),
        threshold.unit(),
        threshold.slowAt(),
        threshold.stopAt(),
        true);
  }
}
