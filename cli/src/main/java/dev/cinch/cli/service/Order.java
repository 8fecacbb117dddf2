package dev.cinch.cli.service;

import org.jspecify.annotations.Nullable;

/**
 * What a migration is told to do, under the names that the planner knows.
 *
 * @param reason for the history
 * @param phase the phase that is approved
 * @param attempt the one that it is meant for; refused where another one is under way
 */
public record Order(
    Kind kind, @Nullable String reason, @Nullable String phase, @Nullable Integer attempt) {

  /** What can be told. */
  public enum Kind {
    /** To stand still. */
    PAUSE("pause"),
    /** To go on. */
    RESUME("resume"),
    /** To take back what was done. */
    ROLLBACK("roll back"),
    /** To be left as it stands. */
    ABORT("abort"),
    /** To begin a phase that waits for somebody to say so. */
    APPROVE("approve a phase of");

    private final String verb;

    Kind(String verb) {
      this.verb = verb;
    }

    String verb() {
      return verb;
    }
  }

  /** One that needs no phase. */
  public static Order of(Kind kind) {
    return new Order(kind, null, null, null);
  }
}
