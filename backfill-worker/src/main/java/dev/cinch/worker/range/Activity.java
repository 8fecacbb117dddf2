package dev.cinch.worker.range;

/** Whether a migration is carried on at present. */
public enum Activity {
  /** It is. */
  ACTIVE,
  /** It is held and may be resumed. */
  PAUSED,
  /** It is being taken back, or has ended one way or the other. */
  ENDED,
  /** A newer planner says something of it that this worker does not know. */
  UNKNOWN
}
