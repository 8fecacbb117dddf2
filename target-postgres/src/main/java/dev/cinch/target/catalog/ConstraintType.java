package dev.cinch.target.catalog;

/** What a constraint demands. */
public enum ConstraintType {
  /** An expression is not false. */
  CHECK('c'),
  /** A column is not null; a constraint of its own from version 18 on. */
  NOT_NULL('n'),
  /** The rows' identity. */
  PRIMARY_KEY('p'),
  /** No two rows have the same values. */
  UNIQUE('u'),
  /** The values are found in another table. */
  FOREIGN_KEY('f'),
  /** No two rows conflict by an operator. */
  EXCLUSION('x'),
  /** A trigger that is checked like a constraint. */
  TRIGGER('t'),
  /** A type that a later version brought. */
  OTHER('?');

  private final char code;

  ConstraintType(char code) {
    this.code = code;
  }

  static ConstraintType of(String contype) {
    for (ConstraintType type : values()) {
      if (contype.charAt(0) == type.code) {
        return type;
      }
    }
    return OTHER;
  }
}
