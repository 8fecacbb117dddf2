package dev.cinch.worker.range;

/** The two kinds of work on a range. */
public enum Work {
  /** Fill rows that are not filled yet. */
  BACKFILL(Phase.BACKFILL),
  /** Count the rows that differ from the expression, and repair them. */
  VERIFY(Phase.VERIFY);

  private final Phase phase;

  Work(Phase phase) {
    this.phase = phase;
  }

  Phase phase() {
    return phase;
  }
}
