package dev.cinch.planner.range;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the ranges of one pass stand.
 *
 * @param limitedBy what held the pace of the range that was heard of last, if anything
 * @param longestSliceMillis the longest time for which a worker may have kept rows locked
 * @param ranges how many there are of each status; those that are not cut yet are in none
 * @param failing some that have failed, those that failed most often first
 */
public record PassSummary(
    Pass pass,
    Instant startedAt,
    @Nullable String limitedBy,
    long longestSliceMillis,
    Map<RangeStatus, Long> ranges,
    List<LeafSummary> leaves,
    List<FailingRange> failing) {

  public PassSummary {
    ranges = Map.copyOf(ranges);
    leaves = List.copyOf(leaves);
    failing = List.copyOf(failing);
  }

  /**
   * How far one leaf has come.
   *
   * @param pagesCut that are in ranges
   */
  public record LeafSummary(String leaf, long pages, long pagesCut, long pagesDone) {}

  /** A range that has failed at least once and is not done. */
  public record FailingRange(
      String leaf,
      long firstPage,
      long endPage,
      RangeStatus status,
      int failures,
      @Nullable String error) {}
}
