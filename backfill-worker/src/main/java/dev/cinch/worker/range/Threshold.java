package dev.cinch.worker.range;

import dev.cinch.target.health.Unit;
import java.util.OptionalDouble;

/**
 * What figure of a target's health slows the work down, and what figure stops it.
 *
 * @param name of the signal, for a person
 * @param source where the figure is read
 * @param demanded the plan names it: as long as it can't be read, the pace is not raised. Others
 *     are passed over where our role may not read them
 */
public record Threshold(
    String name,
    Source source,
    Unit unit,
    OptionalDouble slowAt,
    OptionalDouble stopAt,
    boolean demanded) {

  /** Where a figure is read. */
  public sealed interface Source {}

  /** From the target, as every target has it. */
  public record Signal(dev.cinch.target.health.Signal signal) implements Source {}

  /** From the target, by a query of the plan's own. */
  public record Query(String sql) implements Source {}

  /** From a Prometheus server, by a query of the plan's own. */
  public record Metric(String query) implements Source {}

  /** From the target: the bytes of log that this replication slot has not confirmed. */
  public record SlotLag(String slot) implements Source {}

  /** From the broker: the records that this consumer group has not committed. */
  public record GroupLag(String group) implements Source {}

  /** Nowhere that this worker knows of. */
  public record Unreadable(String why) implements Source {}
}
