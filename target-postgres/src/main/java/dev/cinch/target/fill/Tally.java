package dev.cinch.target.fill;

import java.util.List;

/** What the transactions of one range add up to. */
final class Tally {

  private RowCounts rows = RowCounts.NONE;
  private Timing timing = Timing.NONE;
  private String lsn = "";

  void add(SliceOutcome outcome) {
    rows = rows.plus(outcome.rows());
    if (!outcome.lsn().isEmpty()) {
      timing = timing.plus(outcome.duration());
      lsn = outcome.lsn();
    }
  }

  boolean hasChanged() {
    return rows.changed() > 0;
  }

  RowCounts rows() {
    return rows;
  }

  RangeOutcome outcome(
      RangeOutcome.Ending ending, long nextPage, RowCounts counted, List<BadRow> bad) {
    return new RangeOutcome(ending, nextPage, counted, timing, lsn, bad);
  }
}
