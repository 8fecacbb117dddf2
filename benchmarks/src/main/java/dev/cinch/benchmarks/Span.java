package dev.cinch.benchmarks;

import java.util.concurrent.TimeUnit;

/**
 * From when to when, as {@link System#nanoTime} tells it.
 *
 * @param begin in nanoseconds
 * @param end in nanoseconds
 */
record Span(long begin, long end) {

  double seconds() {
    return (end - begin) / (double) TimeUnit.SECONDS.toNanos(1);
  }

  boolean holds(long moment) {
    return begin <= moment && moment <= end;
  }
}
