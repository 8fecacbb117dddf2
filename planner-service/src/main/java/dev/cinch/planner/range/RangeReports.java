package dev.cinch.planner.range;

/** Where what workers say is entered; each method is told once per report, in one transaction. */
public interface RangeReports {

  /**
   * A worker begins.
   *
   * @return false where the range is no longer open under that issue
   */
  boolean taken(RangeReport report);

  /**
   * Done up to the report's next page, but for the bad rows that it names; the rest, if any, waits
   * to be given out at once.
   *
   * @return false where the range is no longer open, or nothing of it is done
   */
  boolean doneUpTo(RangeReport report);

  /** To be given out again at once. */
  boolean handedBack(RangeReport report);

  /** To be given out again later, or failed for good after so many failures. */
  boolean failed(RangeReport report, int failuresAllowed);

  /** The leaf under the range must be cut anew. */
  boolean stale(RangeReport report);
}
