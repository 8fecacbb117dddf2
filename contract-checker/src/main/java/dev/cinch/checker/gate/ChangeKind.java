package dev.cinch.checker.gate;

/** What a migration does to one field of an event. */
public enum ChangeKind {
  /** A kind that this checker does not know yet. */
  UNKNOWN,
  /** The field is new. */
  ADD_FIELD,
  /** The field is always there from now on, and never null. */
  REQUIRE_FIELD,
  /** The field gets another type. */
  CHANGE_TYPE,
  /** The field goes. */
  REMOVE_FIELD,
  /** The field gets another name. */
  RENAME_FIELD,
  /** An enum loses symbols. */
  NARROW_ENUM
}
