package dev.cinch.checker.compatibility;

/** Which versions of a subject have to understand each other, by the registries' words. */
public enum Level {
  /** None. */
  NONE,
  /** A reader with the new schema reads what was written with the one before. */
  BACKWARD,
  /** A reader with the new schema reads what was written with any before. */
  BACKWARD_TRANSITIVE,
  /** A reader with the schema before reads what is written with the new one. */
  FORWARD,
  /** A reader with any schema before reads what is written with the new one. */
  FORWARD_TRANSITIVE,
  /** Both, with the one before. */
  FULL,
  /** Both, with any before. */
  FULL_TRANSITIVE;

  boolean backward() {
    return switch (this) {
      case BACKWARD, BACKWARD_TRANSITIVE, FULL, FULL_TRANSITIVE -> true;
      case NONE, FORWARD, FORWARD_TRANSITIVE -> false;
    };
  }

  boolean forward() {
    return switch (this) {
      case FORWARD, FORWARD_TRANSITIVE, FULL, FULL_TRANSITIVE -> true;
      case NONE, BACKWARD, BACKWARD_TRANSITIVE -> false;
    };
  }

  boolean transitive() {
    return switch (this) {
      case BACKWARD_TRANSITIVE, FORWARD_TRANSITIVE, FULL_TRANSITIVE -> true;
      case NONE, BACKWARD, FORWARD, FULL -> false;
    };
  }
}
