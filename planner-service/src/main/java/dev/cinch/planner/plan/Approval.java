package dev.cinch.planner.plan;

/** Who lets a phase begin. */
public enum Approval {
  /** It begins by itself. */
  AUTOMATIC,
  /** It waits for somebody to approve it. */
  MANUAL
}
