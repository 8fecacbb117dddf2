package dev.cinch.target.fill;

import dev.cinch.target.range.PageRange;
import java.time.Duration;

/**
 * A slice under work. It keeps its number of stripes until its pass is done, since another number
 * would skip rows, and ends with a sweep over all of its rows, which finds those that moved within
 * it meanwhile.
 */
final class OpenSlice {

  private final PageRange pages;
  private final Cut cut;
  private int done;
  private RowCounts rows = RowCounts.NONE;
  private RowCounts sweep = RowCounts.NONE;
  private Duration longest = Duration.ZERO;

  OpenSlice(PageRange pages, Cut cut) {
    this.pages = pages;
    this.cut = cut;
  }

  PageRange pages() {
    return pages;
  }

  Stripe next() {
    return isSwept() ? Stripe.ALL : new Stripe(done, cut.stripes(), cut.candidates());
  }

  /** None of its rows has been written yet. */
  boolean isUntouched() {
    return done == 0;
  }

  private boolean isSwept() {
    return done >= cut.stripes();
  }

  boolean isDone() {
    return done > cut.stripes();
  }

  int stripes() {
    return cut.stripes();
  }

  void written(SliceOutcome outcome) {
    sweep = isSwept() ? sweep.plus(outcome.rows()) : sweep;
    rows = rows.plus(isUntouched() ? outcome.rows() : outcome.rows().withSeen(0));
    if (longest.compareTo(outcome.duration()) < 0) {
      longest = outcome.duration();
    }
  }

  void stripeDone() {
    done++;
  }

  /** Rows that were moved to other pages, and that nobody finds here again. */
  long rowsGone() {
    return rows.changed() - rows.hot();
  }

  RowCounts rows() {
    return rows;
  }

  /** What of it the sweep did. */
  RowCounts sweep() {
    return sweep;
  }

  Duration longest() {
    return longest;
  }
}
