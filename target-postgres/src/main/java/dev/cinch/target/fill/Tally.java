package dev.cinch.target.fill;

/** What the transactions of one range add up to. */
final class Tally {

  private RowCounts rows = RowCounts.NONE;
  private Timing timing = Timing.NONE;
  private String lsn = "";

  void add(SliceOutcome outcome) {
    rows = rows.plus(outcome.rows());
    timing = timing.plus(outcome.duration());
    lsn = outcome.lsn();
  }

  RangeOutcome outcome(RangeOutcome.Ending ending, long nextPage) {
    return new RangeOutcome(ending, nextPage, rows, timing, lsn);
  }
}
