package dev.cinch.planner.gate;

/** Answer of the gate or of one of its checks. */
public enum Outcome {
  /** Nothing speaks against it. */
  PASS,
  /** Something does. */
  BLOCKED,
  /** It could not be established; it blocks all the same. */
  UNKNOWN
}
