package dev.cinch.checker.gate;

/** Where one phase stands. */
public enum PhaseStatus {
  /** A status that this checker does not know yet. */
  UNKNOWN,
  /** Not begun. */
  PENDING,
  /** Not needed by the plan. */
  SKIPPED,
  /** Waits for the gate's verdict. */
  GATED,
  /** At work. */
  RUNNING,
  /** Done. */
  DONE,
  /** Failed; it can be resumed. */
  FAILED,
  /** Rolled back. */
  UNDONE
}
