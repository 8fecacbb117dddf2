package dev.cinch.target.catalog;

/** Whether a null may be in a column. */
public enum Nullability {
  /** Nulls are allowed. */
  NULLABLE,
  /** New nulls are refused, but rows from before may hold some: the constraint is NOT VALID. */
  NOT_NULL_UNPROVEN,
  /** No row holds a null. */
  NOT_NULL
}
