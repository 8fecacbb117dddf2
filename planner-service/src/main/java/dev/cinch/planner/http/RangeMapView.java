package dev.cinch.planner.http;

import dev.cinch.planner.range.RangeMap;
import dev.cinch.planner.range.RangeMap.LeafMap;
import dev.cinch.planner.range.RangeMap.PlacedRange;
import dev.cinch.planner.range.RangeStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Where the ranges of a pass stand. There may be many: each is three values in an array, its first
 * page, its end page and its status.
 *
 * @param at what to send as {@code since} for what moves from now on
 */
record RangeMapView(Instant at, List<Leaf> leaves) {

  /**
   * One physical table.
   *
   * @param filenode where it changes, all ranges known before are gone
   * @param taken the ranges that a worker is at
   */
  record Leaf(
      String leaf,
      long filenode,
      long pages,
      long pagesCut,
      List<Object[]> ranges,
      List<Taken> taken) {}

  /** A range that a worker is at. */
  record Taken(long firstPage, String worker) {}

  static RangeMapView of(RangeMap map) {
    return new RangeMapView(map.at(), map.leaves().stream().map(RangeMapView::leaf).toList());
  }

  private static Leaf leaf(LeafMap leaf) {
    return new Leaf(
        leaf.leaf(),
        leaf.filenode(),
        leaf.pages(),
        leaf.pagesCut(),
        leaf.ranges().stream().map(RangeMapView::values).toList(),
        leaf.ranges().stream()
            .filter(range -> range.status() == RangeStatus.TAKEN)
            .map(
                range ->
                    new Taken(range.firstPage(), Objects.requireNonNullElse(range.worker(), "")))
            .toList());
  }

  private static Object[] values(PlacedRange range) {
    return new Object[] {range.firstPage(), range.endPage(), range.status()};
  }
}
