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
  private final int stripes;
  private int done;
  private RowCounts rows = RowCounts.NONE;
  private Duration longest = Duration.ZERO;

  OpenSlice(PageRange pages, int stripes) {
    this.pages = pages;
    this.stripes = stripes;
  }

  PageRange pages() {
    return pages;
  }

  Stripe next() {
    return done < stripes ? new Stripe(done, stripes) : Stripe.ALL;
  }

  boolean isDone() {
    return done > stripes;
  }

  int stripes() {
    return stripes;
  }

  void written(SliceOutcome outcome) {
    rows = rows.plus(outcome.rows());
    if (longest.compareTo(outcome.duration()) < 0) {
      longest = outcome.duration();
    }
  }

  void stripeDone() {
    done++;
  }

  RowCounts rows() {
    return rows;
  }

  Duration longest() {
    return longest;
  }
}
