package dev.cinch.planner.plan;

/** What a migration does to one field of an event. */
public enum ChangeKind {
  /** The field appears. */
  ADD_FIELD,
  /** The field may no longer be absent. */
  REQUIRE_FIELD,
  /** The field's type changes. */
  CHANGE_TYPE,
  /** The field's enum loses symbols. */
  NARROW_ENUM,
  /** The field disappears. */
  REMOVE_FIELD,
  /** The field's name changes. */
  RENAME_FIELD
}
