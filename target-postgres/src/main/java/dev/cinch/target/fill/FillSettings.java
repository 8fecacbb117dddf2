package dev.cinch.target.fill;

import java.time.Duration;

/**
 * How a range is cut into transactions.
 *
 * @param slicePages pages of the first slices; later ones are resized towards the target
 * @param openSlices slices that are worked on in turn, stripe by stripe
 * @param stripes transactions that a slice's rows are spread over
 * @param target how long one transaction should take
 * @param limits what bounds a transaction that takes longer
 */
public record FillSettings(
    int slicePages, int openSlices, int stripes, Duration target, SliceLimits limits) {

  public static final FillSettings DEFAULT =
      new FillSettings(200, 4, 12, Duration.ofMillis(100), SliceLimits.DEFAULT);

  public FillSettings {
    require(slicePages, 1, Integer.MAX_VALUE, "slice pages");
    require(openSlices, 1, 1000, "open slices");
    require(stripes, 1, 256, "stripes");
    if (target.isNegative() || target.isZero()) {
      throw new IllegalArgumentException("Cannot aim at transactions of %s".formatted(target));
    }
  }

  private static void require(int value, int least, int most, String what) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "Cannot fill with %d %s: use %d to %d".formatted(value, what, least, most));
    }
  }
}
