package dev.cinch.planner.range;

import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.Progress.Rows;

/**
 * One way over the whole table, in BACKFILL or VERIFY.
 *
 * @param number from 1 within its phase
 */
public record Pass(long id, String migration, Phase phase, int number, Tally tally) {

  /** What a pass is called within its migration. */
  public record Name(Phase phase, int number) {}

  /**
   * What has been reported of the pass.
   *
   * @param rangesLost ranges that a worker took and another had to begin again; what the first one
   *     repaired was never reported
   */
  public record Tally(long rangesDone, long rangesLost, Rows rows) {}

  /**
   * True where the pass proves that every row holds its value: nothing differed, nothing is lost.
   */
  public boolean foundNothing() {
    return tally.rows().mismatches() == 0 && tally.rangesLost() == 0;
  }
}
