package dev.cinch.planner.rehearsal;

import dev.cinch.planner.migration.Phase;
import java.time.Instant;

/** What a target showed at one edge of a phase. */
public record Reading(Phase phase, Edge edge, Instant at, Gauge gauge) {

  /** Where in its phase a reading was taken. */
  public enum Edge {
    /** Before the phase did anything. */
    BEGAN,
    /** After it was done, or had failed. */
    ENDED,
    /** After it was taken back. */
    UNDONE
  }

  /**
   * What can be read.
   *
   * @param logBytes how much write-ahead log the server has ever written, of all its databases
   */
  public record Gauge(long logBytes, Sizes sizes) {}
}
