package dev.cinch.planner.plan;

import dev.cinch.target.health.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What figure of the target's health slows the workers down, and what figure stops them.
 *
 * @param name of the signal or of the plan's own probe
 * @param query of anything else; null for a signal that every target has
 * @param slowAt above which the pace is lowered; null: never
 * @param stopAt above which nothing is written; null: never
 * @param demanded the plan names it: as long as it can't be read, the pace is not raised
 */
public record Threshold(
    String name,
    @Nullable Query query,
    Unit unit,
    @Nullable Double slowAt,
    @Nullable Double stopAt,
    boolean demanded) {

  /**
   * How a figure is asked for that not every target has.
   *
   * @param text a query, or a name
   */
  public record Query(Language language, String text) {}

  /** Whom a probe asks. */
  public enum Language {
    /** The target. */
    SQL,
    /** The Prometheus server that the workers know. */
    PROMETHEUS,
    /**
     * The target, for the bytes of log that the replication slot of this name has not confirmed.
     */
    SLOT,
    /** The broker, for the records that the consumer group of this name has not committed. */
    GROUP
  }
}
