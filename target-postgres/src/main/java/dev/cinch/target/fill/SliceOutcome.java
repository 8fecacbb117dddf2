package dev.cinch.target.fill;

import java.time.Duration;

/**
 * What one transaction did.
 *
 * @param result whether it could write at all
 * @param rows what it saw and did
 * @param duration from its first statement to its commit
 * @param lsn the target's write-ahead log position at its end, before its commit
 */
public record SliceOutcome(SliceResult result, RowCounts rows, Duration duration, String lsn) {

  /** Of a row that is left out. */
  static SliceOutcome without() {
    return new SliceOutcome(SliceResult.WRITTEN, RowCounts.NONE.withSeen(1), Duration.ZERO, "");
  }
}
