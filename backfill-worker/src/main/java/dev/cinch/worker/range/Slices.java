package dev.cinch.worker.range;

import java.time.Duration;

/** Told of each transaction on a target; for measuring. */
@FunctionalInterface
public interface Slices {

  void written(Work work, Duration duration);
}
