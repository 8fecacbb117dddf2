package dev.cinch.worker.target;

import dev.cinch.target.fill.RangeOutcome;
import dev.cinch.worker.range.BadRow;
import dev.cinch.worker.range.Progress;
import dev.cinch.worker.range.ReportKind;
import dev.cinch.worker.range.Stop;
import dev.cinch.worker.range.Tally;
import java.util.List;
import java.util.Optional;

/** What came of work on a range, in the words of reports. */
final class Outcomes {

  private Outcomes() {}

  static Progress progress(RangeOutcome outcome, GuardedPace guarded) {
    List<BadRow> bad = badRows(outcome);
    return new Progress(
        outcome.nextPage(),
        tally(outcome),
        guarded.limitedBy(),
        Optional.of(outcome.lsn()).filter(lsn -> !lsn.isEmpty()),
        bad,
        failedBy(bad, stop(outcome, guarded)));
  }

  private static List<BadRow> badRows(RangeOutcome outcome) {
    return outcome.badRows().stream()
        .map(row -> new BadRow(row.leaf(), row.key(), row.sqlState(), row.message()))
        .toList();
  }

  /**
   * Pages with such a row are not done: whoever does not know of bad rows must not take them so.
   */
  private static Optional<Stop> failedBy(List<BadRow> bad, Optional<Stop> stop) {
    boolean saysDone = stop.isEmpty() || stop.get().kind() == ReportKind.PARTIAL;
    return bad.isEmpty() || !saysDone
        ? stop
        : Optional.of(
            new Stop(
                ReportKind.FAILED,
                "%d of its rows can't be filled, all others are; the first is %s"
                    .formatted(bad.size(), bad.get(0))));
  }

  private static Tally tally(RangeOutcome outcome) {
    return new Tally(
        outcome.rows().seen(),
        outcome.rows().changed(),
        outcome.rows().hot(),
        outcome.rows().mismatches(),
        outcome.rows().nulls(),
        outcome.rows().unfilled(),
        outcome.timing().transactions(),
        outcome.timing().longest());
  }

  private static Optional<Stop> stop(RangeOutcome outcome, GuardedPace guarded) {
    return switch (outcome.ending()) {
      case DONE -> Optional.empty();
      case STOPPED -> guarded.stop();
      case ENOUGH_BAD_ROWS ->
          Optional.of(new Stop(ReportKind.PARTIAL, "so many rows fail that they fill a report"));
      case STALE_EPOCH ->
          stale("the target's marker holds another epoch or expression, or is gone");
      case STALE_FILE -> stale("the table has been rewritten since the range was cut");
      case STALE_TIMELINE -> stale("the target has failed over since the range was cut");
      case STALE_SNAPSHOT -> stale("nobody holds the snapshot of the pass any more");
    };
  }

  private static Optional<Stop> stale(String why) {
    return Optional.of(new Stop(ReportKind.STALE, why));
  }
}
