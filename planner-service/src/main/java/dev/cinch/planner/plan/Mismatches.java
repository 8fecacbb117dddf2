package dev.cinch.planner.plan;

/** What becomes of rows of which VERIFY finds that their new value is not what it should be. */
public enum Mismatches {
  /** They get the value that the forward expression says. */
  REPAIR,
  /** They are counted, and the phase fails until somebody has corrected them. */
  REPORT
}
