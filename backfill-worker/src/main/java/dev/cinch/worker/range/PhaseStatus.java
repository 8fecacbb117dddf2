package dev.cinch.worker.range;

/** Where the phase at hand stands, as far as a worker cares. */
public enum PhaseStatus {
  /** It has not begun: a range of it has overtaken the record that says so. */
  PENDING,
  /** Its ranges may be worked on. */
  RUNNING,
  /** It is over, failed, waits or was skipped: nothing is to be written. */
  CLOSED
}
