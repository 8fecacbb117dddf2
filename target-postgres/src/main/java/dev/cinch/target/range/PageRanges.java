package dev.cinch.target.range;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * All ranges of one pass, leaf after leaf in page order, computed when asked for: a table of a
 * billion pages costs no more memory than one of ten.
 *
 * <p>A leaf ends where it ended when it was read. Rows that come later, on later pages, are written
 * through the sync trigger, which was committed before; the next pass reads the size anew.
 */
public final class PageRanges implements Iterable<PageRange> {

  private final List<Leaf> leaves;
  private final int timeline;
  private final long pagesPerRange;
  // for each leaf the number of ranges up to its end
  private final long[] rangesUpTo;

  private PageRanges(List<Leaf> leaves, int timeline, long pagesPerRange, long[] rangesUpTo) {
    this.leaves = leaves;
    this.timeline = timeline;
    this.pagesPerRange = pagesPerRange;
    this.rangesUpTo = rangesUpTo;
  }

  /**
   * Cuts leaves into ranges.
   *
   * @param leaves as just read from the catalog
   * @param timeline the target's timeline, read with them
   * @param pagesPerRange pages of a range; the last one of a leaf may have fewer
   */
  public static PageRanges cut(List<Leaf> leaves, int timeline, long pagesPerRange) {
    if (pagesPerRange < 1) {
      throw new IllegalArgumentException(
          "Cannot cut ranges of %d pages: a range needs at least one".formatted(pagesPerRange));
    }
    List<Leaf> withPages = leaves.stream().filter(leaf -> leaf.pages() > 0).toList();
    long[] rangesUpTo = new long[withPages.size()];
    for (int i = 0; i < rangesUpTo.length; i++) {
      long before = i == 0 ? 0 : rangesUpTo[i - 1];
      rangesUpTo[i] = before + (withPages.get(i).pages() - 1) / pagesPerRange + 1;
    }
    return new PageRanges(withPages, timeline, pagesPerRange, rangesUpTo);
  }

  /** How many ranges there are. */
  public long count() {
    return rangesUpTo.length == 0 ? 0 : rangesUpTo[rangesUpTo.length - 1];
  }

  /** How many pages they hold together. */
  public long pages() {
    return leaves.stream().mapToLong(Leaf::pages).sum();
  }

  /** The range with that number, from 0. */
  public PageRange get(long number) {
    if (number < 0 || number >= count()) {
      throw new IndexOutOfBoundsException(
          "Cannot take range %d: there are %d".formatted(number, count()));
    }
    int found = Arrays.binarySearch(rangesUpTo, number);
    int index = found >= 0 ? found + 1 : -found - 1;
    Leaf leaf = leaves.get(index);
    long first = (number - (index == 0 ? 0 : rangesUpTo[index - 1])) * pagesPerRange;
    long end = first + Math.min(pagesPerRange, leaf.pages() - first);
    return new PageRange(leaf.table(), leaf.filenode(), timeline, first, end);
  }

  /** The ranges from that number on. */
  public Stream<PageRange> from(long number) {
    return LongStream.range(number, count()).mapToObj(this::get);
  }

  @Override
  public Iterator<PageRange> iterator() {
    return new Iterator<>() {
      private long next;

      @Override
      public boolean hasNext() {
        return next < count();
      }

      @Override
      public PageRange next() {
        if (!hasNext()) {
          throw new NoSuchElementException("Cannot take a range after the last one");
        }
        return get(next++);
      }
    };
  }
}
