package dev.cinch.worker.range;

import java.util.List;
import java.util.Optional;

/**
 * How far work on a range came.
 *
 * @param nextPage first page that is not done; the range's end when all is
 * @param tally what was counted
 * @param limitedBy what held the pace, if anything
 * @param lsn the target's write-ahead log position after the last transaction, where known
 * @param badRows rows that fail by themselves; all others up to the next page are done
 * @param stop why it ended before the range's end; empty where it did not
 */
public record Progress(
    long nextPage,
    Tally tally,
    Optional<String> limitedBy,
    Optional<String> lsn,
    List<BadRow> badRows,
    Optional<Stop> stop) {

  /** Nothing was done, and this is why. */
  public static Progress none(AssignedRange range, Stop stop) {
    return new Progress(
        range.pages().first(),
        Tally.NOTHING,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.of(stop));
  }

  /** Nothing has been done yet. */
  static Progress begun(AssignedRange range) {
    return new Progress(
        range.pages().first(),
        Tally.NOTHING,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  Progress limitedBy(Optional<String> what) {
    return new Progress(nextPage, tally, what, lsn, badRows, stop);
  }

  ReportKind kind() {
    return stop.map(Stop::kind).orElse(ReportKind.DONE);
  }
}
