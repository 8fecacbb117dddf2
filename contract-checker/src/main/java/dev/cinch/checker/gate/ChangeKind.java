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
  NARROW_ENUM;

  /** The phase with which it takes effect; of a kind that is not known the first that asks. */
  public Phase takesEffectAt() {
    return switch (this) {
      case ADD_FIELD, REQUIRE_FIELD, CHANGE_TYPE, NARROW_ENUM, UNKNOWN -> Phase.TIGHTEN;
      case REMOVE_FIELD, RENAME_FIELD -> Phase.RETIRE;
    };
  }
}
