package dev.cinch.planner.range;

import dev.cinch.planner.migration.Progress.Rows;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a worker says of a range. */
public record RangeReport(Subject subject, Kind kind, long nextPage, Rows rows, Circumstances how) {

  /** The same without the rows that differed. */
  RangeReport withoutFindings() {
    return new RangeReport(
        subject,
        kind,
        nextPage,
        new Rows(rows.seen(), rows.changed(), 0, rows.nulls(), rows.unfilled()),
        how);
  }

  /** What happened to a range. */
  public enum Kind {
    /** A worker begins. */
    TAKEN,
    /** Done up to the next page; the rest is handed back because the pace is held. */
    PARTIAL,
    /** All of it is done. */
    DONE,
    /** It could not be done. */
    FAILED,
    /** Handed back for no fault of its own. */
    HANDED_BACK,
    /** It no longer fits the table. */
    STALE
  }

  /** Which range, under which issue and attempt. */
  public record Subject(UUID range, int issue, String migration, int attempt) {}

  /**
   * By whom, when, and what went wrong.
   *
   * @param error with FAILED and STALE
   * @param limitedBy what held the pace, if anything
   * @param busyMillis how long the worker was at work on the range, pauses for the target's sake
   *     included
   * @param longestSliceMillis the longest time for which rows were kept locked
   * @param badRows with FAILED: rows that fail by themselves; all others up to the next page are
   *     done
   */
  public record Circumstances(
      String worker,
      Instant at,
      @Nullable String error,
      @Nullable String limitedBy,
      long busyMillis,
      long longestSliceMillis,
      List<BadRow> badRows) {
    public Circumstances {
      badRows = List.copyOf(badRows);
    }
  }
}
