package dev.cinch.planner.http;

import dev.cinch.planner.migration.Progress.Rows;
import dev.cinch.planner.range.Pass;
import dev.cinch.planner.range.PassSummary;
import dev.cinch.planner.range.PassSummary.FailingRange;
import dev.cinch.planner.range.PassSummary.LeafSummary;
import dev.cinch.planner.range.RangeStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the table, as others see it.
 *
 * @param reason why the pass before it was not enough; null of the first
 * @param snapshot in which it only counts; null where it repairs
 * @param limitedBy what held the pace of the range that was heard of last, if anything
 * @param longestSliceMillis the longest time for which a worker may have kept rows locked
 * @param ranges how many there are of each status
 * @param lost ranges that a second worker had to begin again
 */
record PassView(
    String phase,
    int pass,
    Instant startedAt,
    @Nullable String reason,
    @Nullable String snapshot,
    @Nullable String limitedBy,
    long longestSliceMillis,
    Map<RangeStatus, Long> ranges,
    long lost,
    Rows rows,
    List<LeafSummary> leaves,
    List<FailingRange> failing) {

  static PassView of(PassSummary summary) {
    Pass pass = summary.pass();
    return new PassView(
        pass.phase().name(),
        pass.number(),
        summary.startedAt(),
        pass.beginning().reason(),
        pass.beginning().snapshot(),
        summary.limitedBy(),
        summary.longestSliceMillis(),
        withZeros(summary.ranges()),
        pass.tally().rangesLost(),
        pass.tally().rows(),
        summary.leaves(),
        summary.failing());
  }

  private static Map<RangeStatus, Long> withZeros(Map<RangeStatus, Long> counted) {
    Map<RangeStatus, Long> all = new EnumMap<>(RangeStatus.class);
    Arrays.stream(RangeStatus.values()).forEach(status -> all.put(status, 0L));
    all.putAll(counted);
    return Collections.unmodifiableMap(all);
  }
}
