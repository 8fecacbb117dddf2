package dev.cinch.target.lock;

/** What a failed statement means for the step. */
enum Judgement {
  /** Others were in the way for longer than the limit: try again. */
  BLOCKED,
  /** The session is gone; what it did has to be looked up: try again. */
  CONNECTION_LOST,
  /** We cancelled it ourselves, since we were told to stop. */
  STOPPED,
  /** The server refused it, or a person cancelled it: give up. */
  FAILED
}
