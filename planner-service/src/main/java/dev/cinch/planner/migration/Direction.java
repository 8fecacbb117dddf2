package dev.cinch.planner.migration;

/** Which way a migration goes through its phases. */
public enum Direction {
  /** From EXPAND to RETIRE. */
  FORWARD,
  /** From where it stood back to EXPAND; there is no turning again. */
  BACK
}
