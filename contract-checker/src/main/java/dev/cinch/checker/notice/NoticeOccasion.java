package dev.cinch.checker.notice;

/** Why a notice is sent. */
public enum NoticeOccasion {
  /** The migration has been started. */
  PLANNED,
  /** A verdict names the consumer for the first time. */
  NAMED,
  /** What a verdict says of the consumer has changed. */
  CHANGED,
  /** The phase begins. */
  BEFORE,
  /** The phase is done. */
  AFTER
}
