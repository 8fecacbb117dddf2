package dev.cinch.worker.range;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a worker may choose at most; empty where it chooses alone.
 *
 * @param longest how long one transaction is to take
 * @param stripes over how many of them the rows of a page are spread
 * @param open how many slices are worked on in turn
 */
public record SliceCaps(Optional<Duration> longest, OptionalInt stripes, OptionalInt open) {

  public static final SliceCaps NONE =
      new SliceCaps(Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
}
