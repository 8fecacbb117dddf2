package dev.cinch.planner.migration;

/** The phases of a migration, in the order in which they run. */
public enum Phase {
  /** The new column is added, nullable and empty. */
  EXPAND,
  /** Every write keeps old and new in step from here on. */
  SYNC,
  /** Workers fill the rows that were there before. */
  BACKFILL,
  /** Workers recompute and repair every row until a whole pass finds nothing. */
  VERIFY,
  /** Indexes are built, now that the data is in. */
  INDEX,
  /** Constraints are added and validated, once the gate lets them. */
  TIGHTEN,
  /** Applications read the new column. */
  SWITCH,
  /** The old column and all that kept it in step are dropped: the point of no return. */
  RETIRE;

  /** True where workers go over the table. */
  public boolean isPassOverRows() {
    return this == BACKFILL || this == VERIFY;
  }

  /** True where the contract checker is asked before the phase begins. */
  public boolean asksTheGate() {
    return this == TIGHTEN || this == RETIRE;
  }
}
