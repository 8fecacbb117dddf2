package dev.cinch.planner.range;

import java.time.Duration;

/**
 * How ranges are given out.
 *
 * @param window how many ranges may be out at a time for one migration
 * @param rangePages how many pages a range has at most
 * @param silence how long a taken range may stay unheard of before it is given out again
 * @param failuresAllowed how often a range may fail before its phase does
 * @param verifyPasses how many passes VERIFY may need before it fails
 */
public record DispatchSettings(
    int window, int rangePages, Duration silence, int failuresAllowed, int verifyPasses) {

  /** A small table is cut in at least so many ranges, so that several workers share it. */
  private static final int RANGES_AT_LEAST = 24;

  private static final int PAGES_AT_LEAST = 32;

  public DispatchSettings {
    if (window < 1 || rangePages < 1 || failuresAllowed < 1 || verifyPasses < 1) {
      throw new IllegalArgumentException(
          "Cannot give out ranges: window, range pages, failures and passes start at 1");
    }
  }

  /** Pages of a range of a leaf with so many pages. */
  public long pagesFor(long leafPages) {
    long shared = leafPages / RANGES_AT_LEAST;
    return Math.max(Math.min(PAGES_AT_LEAST, rangePages), Math.min(rangePages, shared));
  }
}
