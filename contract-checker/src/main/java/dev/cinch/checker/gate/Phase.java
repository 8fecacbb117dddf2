package dev.cinch.checker.gate;

/** A phase of a migration, in the order in which they run. */
public enum Phase {
  /** A phase that this checker does not know yet. */
  UNKNOWN,
  /** The column is added. */
  EXPAND,
  /** Old and new are kept in step. */
  SYNC,
  /** Existing rows are filled. */
  BACKFILL,
  /** Each row is compared. */
  VERIFY,
  /** Indexes are built. */
  INDEX,
  /** Constraints are put on; behind the gate. */
  TIGHTEN,
  /** Applications move to the new column. */
  SWITCH,
  /** The old column goes; behind the gate. */
  RETIRE
}
