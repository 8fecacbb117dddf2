package dev.cinch.target.fill;

/**
 * How many stripes the next slice gets. Where another transaction stays open, the space that a
 * stripe frees can't be taken by the next, and stripes cost journeys for nothing: then fewer are
 * used, until the share of HOT updates shows that more pay again. Slices that are open keep theirs.
 */
final class StripeCount {

  private static final int FEWEST = 2;
  private static final long ROWS_THAT_TELL = 200;
  private static final double POOR = 0.25;
  private static final double GOOD = 0.7;

  private final int most;
  private int count;

  StripeCount(int most) {
    this.most = most;
    this.count = most;
  }

  int count() {
    return count;
  }

  /**
   * A slice with that many stripes is done. The first stripe of full pages can't stay on them, so
   * that of n stripes at best (n - 1) / n are HOT.
   */
  void done(int stripes, RowCounts rows) {
    if (stripes != count || stripes < FEWEST || rows.changed() < ROWS_THAT_TELL) {
      return;
    }
    double best = (stripes - 1.0) / stripes;
    double share = (double) rows.hot() / rows.changed();
    if (share < POOR * best) {
      count = Math.max(FEWEST, count / 2);
    } else if (share > GOOD * best) {
      count = Math.min(most, count * 2);
    }
  }
}
