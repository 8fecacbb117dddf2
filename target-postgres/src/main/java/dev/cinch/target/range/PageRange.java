package dev.cinch.target.range;

import dev.cinch.target.name.TableName;

/**
 * Consecutive pages of one leaf: the unit that a worker takes.
 *
 * @param leaf the leaf
 * @param filenode its file when the range was cut; another one means that its pages say nothing now
 * @param timeline the target's timeline when the range was cut; another one means a failover
 * @param first first page, inclusive
 * @param end end, exclusive
 */
public record PageRange(TableName leaf, long filenode, int timeline, long first, long end) {

  public PageRange {
    if (first < 0 || end <= first) {
      throw new IllegalArgumentException(
          "Cannot make a range of pages %d to %d of %s: it holds no page"
              .formatted(first, end, leaf));
    }
  }

  public long pages() {
    return end - first;
  }
}
