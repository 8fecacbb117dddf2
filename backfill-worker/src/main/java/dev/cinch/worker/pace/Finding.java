package dev.cinch.worker.pace;

import dev.cinch.target.health.Reading;
import dev.cinch.target.health.Reading.Known;
import dev.cinch.target.health.Reading.Unknown;
import dev.cinch.worker.range.Threshold;
import java.util.OptionalDouble;

/**
 * What one reading means for the pace.
 *
 * @param signal the name of what was read
 * @param why for a person
 */
record Finding(Meaning meaning, String signal, String why) {

  static final Finding NOTHING = new Finding(Meaning.FINE, "", "");

  /** From the best to the worst. */
  enum Meaning {
    /** All is well. */
    FINE,
    /** Nobody demanded it, and our role may not read it: it does not count. */
    PASSED_OVER,
    /** It can't be read, so nothing is known. */
    BLIND,
    SLOW,
    STOP
  }

  static Finding of(Threshold threshold, Reading reading) {
    if (reading instanceof Known known) {
      return of(threshold, known.value());
    }
    Unknown unknown = (Unknown) reading;
    boolean passed = unknown.forbidden() && !threshold.demanded();
    return new Finding(
        passed ? Meaning.PASSED_OVER : Meaning.BLIND,
        threshold.name(),
        "%s can't be read: %s".formatted(threshold.name(), unknown.why()));
  }

  private static Finding of(Threshold threshold, double value) {
    if (isAbove(value, threshold.stopAt())) {
      return new Finding(
          Meaning.STOP,
          threshold.name(),
          above(threshold, value, threshold.stopAt().getAsDouble()));
    }
    if (isAbove(value, threshold.slowAt())) {
      return new Finding(
          Meaning.SLOW,
          threshold.name(),
          above(threshold, value, threshold.slowAt().getAsDouble()));
    }
    return new Finding(Meaning.FINE, threshold.name(), threshold.name());
  }

  private static boolean isAbove(double value, OptionalDouble limit) {
    return limit.isPresent() && value > limit.getAsDouble();
  }

  private static String above(Threshold threshold, double value, double limit) {
    return "%s %s > %s"
        .formatted(threshold.name(), threshold.unit().text(value), threshold.unit().text(limit));
  }
}
