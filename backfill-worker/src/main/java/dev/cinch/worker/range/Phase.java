package dev.cinch.worker.range;

/** A phase of a migration, in the order in which they run. */
public enum Phase {
  /** The column is added. */
  EXPAND,
  /** New and old are kept in step. */
  SYNC,
  /** Workers fill existing rows. */
  BACKFILL,
  /** Workers compare and repair. */
  VERIFY,
  /** Indexes are built. */
  INDEX,
  /** Constraints are set. */
  TIGHTEN,
  /** Applications move over. */
  SWITCH,
  /** What was replaced is dropped. */
  RETIRE;

  boolean isBefore(Phase other) {
    return compareTo(other) < 0;
  }
}
