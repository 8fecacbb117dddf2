package dev.cinch.worker.slot;

/** What a slot is at. */
public enum Condition {
  /** It has not begun, or waits until the migrations' states are heard. */
  STARTING,
  /** It waits for a range. */
  IDLE,
  /** It works on one. */
  BUSY,
  /** Something threw, or the target can't be reached; it will go on in a while. */
  BACKING_OFF,
  /** It was asked to end and did. */
  ENDED,
  /** Its thread is gone without having been asked to end. */
  DEAD
}
