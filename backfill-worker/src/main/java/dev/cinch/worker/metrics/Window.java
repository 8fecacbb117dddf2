package dev.cinch.worker.metrics;

import java.time.InstantSource;
import java.util.Arrays;

/** Sums up what was counted of late, second by second. */
final class Window {

  private final InstantSource clock;
  private final long[] sums;
  private long newest;

  /**
   * @param seconds how many whole seconds it looks back
   */
  Window(int seconds, InstantSource clock) {
    this.clock = clock;
    this.sums = new long[seconds + 1];
  }

  synchronized void add(long amount) {
    advance();
    sums[place(newest)] += amount;
  }

  /** Of the whole seconds: the one at hand is left out. */
  synchronized double perSecond() {
    advance();
    return (double) (Arrays.stream(sums).sum() - sums[place(newest)]) / (sums.length - 1);
  }

  /** Of the whole seconds and the one at hand. */
  synchronized long sum() {
    advance();
    return Arrays.stream(sums).sum();
  }

  private void advance() {
    long now = clock.instant().getEpochSecond();
    if (now - newest >= sums.length) {
      Arrays.fill(sums, 0);
    } else {
      for (long second = newest + 1; second <= now; second++) {
        sums[place(second)] = 0;
      }
    }
    newest = Math.max(newest, now);
  }

  private int place(long second) {
    return (int) (second % sums.length);
  }
}
