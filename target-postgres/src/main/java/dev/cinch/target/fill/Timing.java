package dev.cinch.target.fill;

import java.time.Duration;

/**
 * How long the work took.
 *
 * @param transactions how many there were
 * @param busy time inside them
 * @param longest the longest of them
 */
public record Timing(int transactions, Duration busy, Duration longest) {

  public static final Timing NONE = new Timing(0, Duration.ZERO, Duration.ZERO);

  public Timing plus(Duration transaction) {
    return new Timing(
        transactions + 1,
        busy.plus(transaction),
        longest.compareTo(transaction) < 0 ? transaction : longest);
  }
}
