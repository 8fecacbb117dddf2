package dev.cinch.target.fill;

/**
 * Rows, counted.
 *
 * @param seen rows looked at; one that moves to pages further on is looked at again
 * @param changed rows written
 * @param hot of these, rows updated without touching an index
 * @param mismatches VERIFY: rows that differed from the expression
 * @param nulls VERIFY: rows whose new column is null; it counts where nothing differed
 * @param unfilled VERIFY: of the rows that differed, those whose new column is null
 */
public record RowCounts(
    long seen, long changed, long hot, long mismatches, long nulls, long unfilled) {

  public static final RowCounts NONE = new RowCounts(0, 0, 0, 0);

  public RowCounts(long seen, long changed, long hot, long mismatches) {
    this(seen, changed, hot, mismatches, 0, 0);
  }

  RowCounts withSeen(long rows) {
    return new RowCounts(rows, changed, hot, mismatches, nulls, unfilled);
  }

  public RowCounts plus(RowCounts other) {
    return new RowCounts(
        seen + other.seen,
        changed + other.changed,
        hot + other.hot,
        mismatches + other.mismatches,
        nulls + other.nulls,
        unfilled + other.unfilled);
  }
}
