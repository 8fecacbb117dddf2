package dev.cinch.worker.range;

import java.time.Duration;

/**
 * What was counted while working on a range.
 *
 * @param rowsSeen rows looked at
 * @param rowsChanged rows written
 * @param rowsHot of these, rows updated without touching an index
 * @param mismatches VERIFY: rows that differed from the expression
 * @param nulls VERIFY: rows whose new column is null
 * @param unfilled VERIFY: of the mismatches, rows whose new column is null
 * @param slices transactions that wrote
 * @param longestSlice the longest transaction
 */
public record Tally(
    long rowsSeen,
    long rowsChanged,
    long rowsHot,
    long mismatches,
    long nulls,
    long unfilled,
    int slices,
    Duration longestSlice) {

  public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0, Duration.ZERO);

  /** Both taken together. */
  public Tally plus(Tally other) {
    return new Tally(
        rowsSeen + other.rowsSeen,
        rowsChanged + other.rowsChanged,
        rowsHot + other.rowsHot,
        mismatches + other.mismatches,
        nulls + other.nulls,
        unfilled + other.unfilled,
        slices + other.slices,
        longestSlice.compareTo(other.longestSlice) > 0 ? longestSlice : other.longestSlice);
  }
}
