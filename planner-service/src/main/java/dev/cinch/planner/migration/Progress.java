package dev.cinch.planner.migration;

/**
 * How far the pass at hand has come; absolute, so that a lost or repeated report of it does no
 * harm.
 *
 * @param pass number of the pass, 0 before the first
 * @param pages how many of how many pages are done
 * @param ranges how many ranges are done, and out with workers
 * @param rows seen, written and found to differ
 */
public record Progress(int pass, Pages pages, RangeCount ranges, Rows rows) {

  public static final Progress NONE =
      new Progress(0, new Pages(0, 0), new RangeCount(0, 0), new Rows(0, 0, 0));

  /** Pages of the pass. */
  public record Pages(long total, long done) {}

  /** Ranges of the pass. */
  public record RangeCount(long done, long out) {}

  /** Rows of the pass. */
  public record Rows(long seen, long changed, long mismatches) {}
}
