package dev.cinch.checker.inspection;

/** What a problem means for the pull request. */
public enum Weight {
  /** Something would break. */
  VIOLATION,
  /** Whether something breaks could not be told. */
  UNKNOWN,
  /** Nothing breaks, but somebody should look. */
  WARNING
}
