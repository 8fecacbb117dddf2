package dev.cinch.planner.range;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the ranges of a pass stand.
 *
 * @param at from when on further changes are to be asked for
 */
public record RangeMap(Instant at, List<LeafMap> leaves) {

  public RangeMap {
    leaves = List.copyOf(leaves);
  }

  /**
   * One leaf.
   *
   * @param filenode ranges of another one are gone
   * @param pagesCut pages that are in ranges
   */
  public record LeafMap(
      String leaf, long filenode, long pages, long pagesCut, List<PlacedRange> ranges) {

    public LeafMap {
      ranges = List.copyOf(ranges);
    }
  }

  /**
   * One range.
   *
   * @param worker the slot that has it, or had it last
   */
  public record PlacedRange(
      long firstPage, long endPage, RangeStatus status, @Nullable String worker) {}
}
