package dev.cinch.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** How long requests took, in nanoseconds. */
final class Latencies {

  private long[] sorted = new long[0];

  synchronized void add(long[] nanos) {
    long[] all = Arrays.copyOf(sorted, sorted.length + nanos.length);
    System.arraycopy(nanos, 0, all, sorted.length, nanos.length);
    Arrays.sort(all);
    sorted = all;
  }

  synchronized int count() {
    return sorted.length;
  }

  /** Milliseconds within which so many of a hundred were answered. */
  synchronized double percentile(double share) {
    int place = (int) Math.ceil(share / 100 * sorted.length) - 1;
    return sorted[Math.max(0, place)] / 1e6;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%9d%10.2f%10.2f%10.2f%10.2f",
        count(),
        percentile(50),
        percentile(95),
        percentile(99),
        percentile(100));
  }
}
