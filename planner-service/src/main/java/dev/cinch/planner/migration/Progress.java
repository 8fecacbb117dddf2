package dev.cinch.planner.migration;

import org.jspecify.annotations.Nullable;

/**
 * How far the pass at hand has come; absolute, so that a lost or repeated report of it does no
 * harm.
 *
 * @param pass number of the pass, 0 before the first
 * @param pages how many of how many pages are done
 * @param ranges how many ranges are done, out with workers, and of these taken by a slot
 * @param rows seen, written and found to differ
 * @param badRows that fail by themselves, whichever pass met them
 */
public record Progress(int pass, Pages pages, RangeCount ranges, Rows rows, long badRows) {

  public static final Progress NONE =
      new Progress(0, new Pages(0, 0), new RangeCount(0, 0, 0), new Rows(0, 0, 0), 0);

  /** Pages of the pass. */
  public record Pages(long total, long done) {}

  /** Ranges of the pass. */
  public record RangeCount(long done, long out, long taken) {}

  /** Before the first pass of another phase: what rows are bad is not forgotten. */
  Progress anew() {
    return new Progress(NONE.pass, NONE.pages, NONE.ranges, NONE.rows, badRows);
  }

  /**
   * Rows of the pass.
   *
   * @param nulls VERIFY: rows whose new column is null; null where some worker did not count them
   * @param unfilled VERIFY: of those that differ, rows whose new column is null; null where it was
   *     not counted
   */
  public record Rows(
      long seen, long changed, long mismatches, @Nullable Long nulls, @Nullable Long unfilled) {

    public Rows(long seen, long changed, long mismatches) {
      this(seen, changed, mismatches, 0L, 0L);
    }
  }
}
