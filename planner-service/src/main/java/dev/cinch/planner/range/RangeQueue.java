package dev.cinch.planner.range;

import dev.cinch.planner.migration.Migration;

/** Where ranges are given out to workers, in the transaction that says so. */
public interface RangeQueue {

  void give(Migration migration, Pass pass, LeafExtent extent, Range range);
}
