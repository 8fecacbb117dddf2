package dev.cinch.worker.slot;

/** Where a slot gets its ranges. */
@FunctionalInterface
public interface RangeQueues {

  /** Opens a queue for one slot, which is used by one thread only. */
  RangeQueue open(String worker);
}
