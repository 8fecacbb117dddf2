package dev.cinch.planner.range;

/** Where one range of a pass stands. */
public enum RangeStatus {
  /** To be given out, again or for the first time. */
  WAITING,
  /** Given out; no worker has reported that it took it. */
  GIVEN,
  /** A worker is at it. */
  TAKEN,
  /** Reported done. */
  DONE,
  /** Done but for rows that fail by themselves; given out again in the next attempt. */
  HAS_BAD_ROWS,
  /** Failed as often as is allowed; the phase fails with it. */
  FAILED,
  /** Its leaf was cut anew; whatever is still said of it does not count. */
  SUPERSEDED
}
