package dev.cinch.planner.range;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How ranges are given out.
 *
 * @param window how many ranges may be out at a time for one migration
 * @param rangePages how many pages a range has as long as no worker has reported one
 * @param rangeTime how long a worker is to be at work on a range, by what workers have reported
 * @param silence how long a taken range may stay unheard of before it is given out again
 * @param failuresAllowed how often a range may fail before its phase does
 * @param verifyPasses how many passes VERIFY may need before it fails
 */
public record DispatchSettings(
    int window,
    int rangePages,
    Duration rangeTime,
    Duration silence,
    int failuresAllowed,
    int verifyPasses) {

  /** A small table is cut in at least so many ranges, so that several workers share it. */
  private static final int RANGES_AT_LEAST = 24;

  private static final int PAGES_AT_LEAST = 32;

  /** However fast workers are: what is lost with a worker is a range. */
  private static final long PAGES_AT_MOST = 65_536;

  public DispatchSettings {
    if (window < 1 || rangePages < 1 || failuresAllowed < 1 || verifyPasses < 1) {
      throw new IllegalArgumentException(
          "Cannot give out ranges: window, range pages, failures and passes start at 1");
    }
    if (rangeTime.isNegative() || rangeTime.isZero()) {
      throw new IllegalArgumentException(
          "Cannot give out ranges of %s: a range takes more than no time".formatted(rangeTime));
    }
  }

  /**
   * Pages of a range of a leaf with so many pages.
   *
   * @param pagesPerSecond that one slot gets done; null where none has reported yet
   */
  public long pagesFor(long leafPages, @Nullable Double pagesPerSecond) {
    long shared = leafPages / RANGES_AT_LEAST;
    long wanted = pagesPerSecond == null ? rangePages : pagesInTime(pagesPerSecond);
    return Math.max(Math.min(PAGES_AT_LEAST, rangePages), Math.min(wanted, shared));
  }

  private long pagesInTime(double pagesPerSecond) {
    double pages = pagesPerSecond * rangeTime.toMillis() / 1000;
    return Math.min((long) pages, Math.max(PAGES_AT_MOST, rangePages));
  }
}
