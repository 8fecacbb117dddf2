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

  RangeOutcome outcome(RangeOutcome.Ending ending, long nextPage, List<BadRow> bad) {
    return outcome(ending, nextPage, rows.seen(), bad);
  }

  /** Where rows were seen more than once. */
  RangeOutcome outcome(RangeOutcome.Ending ending, long nextPage, long seen, List<BadRow> bad) {
    return new RangeOutcome(ending, nextPage, rows.withSeen(seen), timing, lsn, bad);
  }
}
