package dev.cinch.target.fill;

import dev.cinch.target.fill.Stripe.Candidates;

/**
 * Whether it is enough for stripes to look at rows without a value, as in a column that is new.
 * Where sweeps then find much to do, as where the column had a default, it is not.
 */
final class EmptyRows {

  private static final int MANY = 8;

  private Candidates candidates = Candidates.EMPTY;

  Candidates candidates() {
    return candidates;
  }

  /** A slice was swept. */
  void swept(RowCounts slice, RowCounts sweep) {
    if (sweep.changed() * MANY > slice.seen()) {
      candidates = Candidates.ALL;
    }
  }
}
