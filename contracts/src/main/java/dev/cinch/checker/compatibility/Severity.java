package dev.cinch.checker.compatibility;

/** What a difference does to the reader. */
public enum Severity {
  /** No record of this writer can be decoded by the reader. */
  ALWAYS_FAILS,
  /** Records that take a certain branch, symbol or element can't be decoded. */
  FAILS_ON_SOME_DATA,
  /** Every record is decoded, but some values arrive as others, and what they were is gone. */
  LOSSY,
  /** Every record is decoded, but may mean something else to the reader than to the writer. */
  SUSPICIOUS;

  boolean fails() {
    return switch (this) {
      case ALWAYS_FAILS, FAILS_ON_SOME_DATA -> true;
      case LOSSY, SUSPICIOUS -> false;
    };
  }
}
