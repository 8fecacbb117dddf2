package dev.cinch.target.change;

/** What RETIRE does with the column that was replaced. */
public enum Retirement {
  /** It stays, and is no longer kept in step. */
  KEEP,
  /** It is dropped. */
  DROP,
  /** It is dropped, and the new column takes its name. */
  DROP_AND_RENAME
}
