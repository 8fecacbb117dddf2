package dev.cinch.planner.metrics;

import dev.cinch.backbone.meters.MigrationMeters;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.range.LeafExtent;
import dev.cinch.planner.range.Pass;
import dev.cinch.planner.range.Range;
import dev.cinch.planner.range.Range.Again;
import dev.cinch.planner.range.RangeQueue;
import io.micrometer.core.instrument.Counter;

/** Counts the ranges that are given out once more, by why. */
public final class MeteredRangeQueue implements RangeQueue {

  private final RangeQueue queue;
  private final MigrationMeters meters;

  public MeteredRangeQueue(RangeQueue queue, MigrationMeters meters) {
    this.queue = queue;
    this.meters = meters;
  }

  @Override
  public void give(Migration migration, Pass pass, LeafExtent extent, Range range) {
    queue.give(migration, pass, extent, range);
    Again again = range.again();
    if (again != null) {
      Counter.builder("cinch.range.redispatched")
          .description("Ranges that were given out once more")
          .tags(meters.tags(migration.id()).and("reason", again.name()))
          .register(meters.registry())
          .increment();
    }
  }
}
