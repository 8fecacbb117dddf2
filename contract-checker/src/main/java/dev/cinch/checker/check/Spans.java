package dev.cinch.checker.check;

import java.time.Duration;

/** Time spans in words. */
final class Spans {

  private Spans() {}

  /**
   * Such as {@code 2 h 5 min}, {@code 90 s} or {@code 250 ms}: the two greatest units that count.
   */
  static String words(Duration span) {
    if (span.toMillis() < 1_000) {
      return span.toMillis() + " ms";
    }
    if (span.toSeconds() < 120) {
      return span.toSeconds() + " s";
    }
    if (span.toMinutes() < 120) {
      return both(span.toMinutes(), "min", span.toSecondsPart(), "s");
    }
    return span.toHours() < 48
        ? both(span.toHours(), "h", span.toMinutesPart(), "min")
        : both(span.toDays(), "d", span.toHoursPart(), "h");
  }

  private static String both(long great, String unit, int small, String smallUnit) {
    return small == 0
        ? "%d %s".formatted(great, unit)
        : "%d %s %d %s".formatted(great, unit, small, smallUnit);
  }
}
