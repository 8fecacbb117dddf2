package dev.cinch.target.fill;

import java.time.Duration;

/**
 * How many pages the next slice gets, led by how long the last ones took: times 1.5 at most when
 * they were short, halved at once when one was long. Slices that are open keep their size.
 */
final class SliceSize {

  private static final double GROWTH = 1.5;
  private static final int MOST = 1 << 16;

  private final Duration target;
  private int pages;

  SliceSize(int pages, Duration target) {
    this.pages = pages;
    this.target = target;
  }

  int pages() {
    return pages;
  }

  /** A transaction on a slice of that many pages took so long; counted once for each size. */
  void took(long slicePages, Duration duration) {
    if (duration.compareTo(target) > 0) {
      pages = (int) Math.max(1, Math.min(pages, slicePages / 2));
    }
  }

  /**
   * A slice is done; its longest transaction took so long. A smaller slice than the present says
   * nothing.
   */
  void done(long slicePages, Duration longest) {
    if (slicePages < pages || longest.compareTo(target) >= 0) {
      return;
    }
    double fitting = (double) slicePages * target.toNanos() / Math.max(1, longest.toNanos());
    pages =
        (int) Math.min(MOST, Math.max(pages, Math.min(Math.ceil(slicePages * GROWTH), fitting)));
  }
}
