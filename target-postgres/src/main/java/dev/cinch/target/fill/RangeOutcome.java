package dev.cinch.target.fill;

import java.util.List;
import java.util.Optional;

/**
 * How far a range has come.
 *
 * @param ending why it ended
 * @param nextPage the first page that is not done; the range's end when all is
 * @param rows rows seen up to {@code nextPage}, and what was done, also beyond it
 * @param timing how long it took
 * @param lsn the target's write-ahead log position at the end of the last transaction, before its
 *     commit; empty where there was none
 * @param badRows rows that fail by themselves; all others up to {@code nextPage} are done
 */
public record RangeOutcome(
    Ending ending, long nextPage, RowCounts rows, Timing timing, String lsn, List<BadRow> badRows) {

  /** Why the work on a range ended. */
  public enum Ending {
    /** All pages are done. */
    DONE,
    /** The pace said to stop. */
    STOPPED,
    /** So many rows fail by themselves that the rest is left for another turn. */
    ENOUGH_BAD_ROWS,
    /** See {@link SliceResult#STALE_EPOCH}. */
    STALE_EPOCH,
    /** See {@link SliceResult#STALE_FILE}. */
    STALE_FILE,
    /** See {@link SliceResult#STALE_TIMELINE}. */
    STALE_TIMELINE,
    /** Nobody holds the snapshot any more that the range was to be looked at in. */
    STALE_SNAPSHOT;

    /** Why a range ends after such a transaction; empty where it goes on. */
    static Optional<Ending> of(SliceResult result) {
      return switch (result) {
        case WRITTEN -> Optional.empty();
        case STALE_EPOCH -> Optional.of(STALE_EPOCH);
        case STALE_FILE -> Optional.of(STALE_FILE);
        case STALE_TIMELINE -> Optional.of(STALE_TIMELINE);
      };
    }
  }
}
