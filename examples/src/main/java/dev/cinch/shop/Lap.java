package dev.cinch.shop;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;

/**
 * How long the clerks' statements took, of so many in a row.
 *
 * @param p95 the longest but for one in twenty
 */
public record Lap(int statements, Duration median, Duration p95) {

  static Lap of(Collection<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    return new Lap(sorted.length, at(sorted, 0.5), at(sorted, 0.95));
  }

  private static Duration at(long[] sorted, double share) {
    int place = (int) Math.ceil(sorted.length * share) - 1;
    return Arrays.stream(sorted)
        .skip(Math.max(0, place))
        .mapToObj(Duration::ofNanos)
        .findFirst()
        .orElse(Duration.ZERO);
  }
}
