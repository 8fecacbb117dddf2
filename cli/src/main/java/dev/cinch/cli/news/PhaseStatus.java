package dev.cinch.cli.news;

/** Where a phase stands. */
public enum PhaseStatus {
  /** One that this version does not know. */
  UNKNOWN,
  /** Not begun. */
  PENDING,
  /** The plan does not need it. */
  SKIPPED,
  /** Waits for the gate. */
  GATED,
  /** Its work is under way. */
  RUNNING,
  /** Its work is finished. */
  DONE,
  /** Its work stopped with a reason. */
  FAILED,
  /** Its work has been taken back. */
  UNDONE
}
