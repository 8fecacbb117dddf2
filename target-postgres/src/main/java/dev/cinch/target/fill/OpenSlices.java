package dev.cinch.target.fill;

import dev.cinch.target.range.PageRange;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The slices of a range that are under work, taken in turn stripe by stripe. A stripe finds the
 * space that the one before it freed only once that one is out of every snapshot's sight; going
 * round several slices gives it the time.
 */
final class OpenSlices {

  private final PageRange range;
  private final int most;
  private final Deque<OpenSlice> turn = new ArrayDeque<>();
  private long unopened;

  OpenSlices(PageRange range, int most) {
    this.range = range;
    this.most = most;
    this.unopened = range.first();
  }

  /** Opens as many as may be open, of the size and number of stripes of this moment. */
  void open(int pages, int stripes) {
    while (turn.size() < most && unopened < range.end()) {
      long end = Math.min(range.end(), unopened + pages);
      turn.addLast(new OpenSlice(Attempts.part(range, unopened, end), stripes));
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
    if (!slice.isDone()) {
      turn.addLast(slice);
    }
  }

  /** Up to here all pages are done. */
  long firstNotDone() {
    return turn.stream().mapToLong(slice -> slice.pages().first()).min().orElse(unopened);
  }
}
