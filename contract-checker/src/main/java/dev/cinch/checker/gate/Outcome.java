package dev.cinch.checker.gate;

/** Answer of the gate, or of one check. */
public enum Outcome {
  /** It could not be established; it blocks. */
  UNKNOWN,
  /** Nothing speaks against it. */
  PASS,
  /** Something does. */
  BLOCKED
}
