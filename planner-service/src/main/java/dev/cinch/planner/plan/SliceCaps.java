package dev.cinch.planner.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the workers may choose at most of how they cut the rows into transactions; null where they
 * choose alone.
 *
 * @param longest how long one transaction is to take
 * @param stripes over how many a slice's rows are spread
 * @param open how many slices are worked on in turn
 */
public record SliceCaps(
    @Nullable Duration longest, @Nullable Integer stripes, @Nullable Integer open) {

  static final SliceCaps NONE = new SliceCaps(null, null, null);

  public boolean isNone() {
    return equals(NONE);
  }
}
