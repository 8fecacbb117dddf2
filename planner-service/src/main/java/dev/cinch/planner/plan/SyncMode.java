package dev.cinch.planner.plan;

/** Who keeps old and new in step. */
enum SyncMode {
  /** A trigger of ours on the table. */
  TRIGGER
}
