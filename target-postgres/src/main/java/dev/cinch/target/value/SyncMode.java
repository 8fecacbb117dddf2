package dev.cinch.target.value;

/** Who keeps old and new in step. */
public enum SyncMode {
  /** A trigger of ours on the table. */
  TRIGGER,
  /** The applications, each of which writes both columns itself. */
  APPLICATION
}
