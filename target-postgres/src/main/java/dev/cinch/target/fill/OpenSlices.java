package dev.cinch.target.fill;

import dev.cinch.target.range.PageRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * The slices of a range that are under work, taken in turn stripe by stripe. A stripe finds the
 * space that the one before it freed only once that one is out of every snapshot's sight; going
 * round several slices gives it the time.
 */
final class OpenSlices {

  /** In smaller ones the transactions would cost more than their rows. */
  private static final int FEWEST_PAGES = 64;

  private final PageRange range;
  private final int most;
  private final Deque<OpenSlice> turn = new ArrayDeque<>();
  private final List<OpenSlice> closed = new ArrayList<>();
  private final long share;
  private long unopened;

  OpenSlices(PageRange range, int most) {
    this.range = range;
    this.most = most;
    this.unopened = range.first();
    this.share = Math.max(FEWEST_PAGES, (range.pages() + most - 1) / most);
  }

  /**
   * Opens as many as may be open, cut as is best at this moment; none so large that there would be
   * fewer, unless the range is small.
   */
  void open(Cut cut) {
    while (turn.size() < most && unopened < range.end()) {
      long end = Math.min(range.end(), unopened + Math.min(cut.pages(), share));
      turn.addLast(new OpenSlice(Piece.part(range, unopened, end), cut));
      unopened = end;
    }
  }

  boolean isEmpty() {
    return turn.isEmpty();
  }

  /** The slice whose turn it is; it stays open. */
  OpenSlice current() {
    return turn.getFirst();
  }

  /** Ends the current slice's turn: it goes to the back, or is closed when it is done. */
  void next() {
    OpenSlice slice = turn.removeFirst();
    (slice.isDone() ? closed : turn).add(slice);
  }

  /** Up to here all pages are done. */
  long firstNotDone() {
    return turn.stream().mapToLong(slice -> slice.pages().first()).min().orElse(unopened);
  }

  /** Rows of the pages that are done up to there, and those of others that won't be met again. */
  long rowsSeen() {
    long end = firstNotDone();
    return Stream.concat(closed.stream(), turn.stream())
        .mapToLong(slice -> slice.pages().end() <= end ? slice.rows().seen() : slice.rowsGone())
        .sum();
  }
}
