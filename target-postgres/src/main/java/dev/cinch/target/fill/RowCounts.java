package dev.cinch.target.fill;

/**
 * Rows, counted.
 *
 * @param seen rows looked at; one that moves to pages further on is looked at again
 * @param changed rows written
 * @param hot of these, rows updated without touching an index
 * @param mismatches VERIFY: rows that differed from the expression
 */
public record RowCounts(long seen, long changed, long hot, long mismatches) {

  public static final RowCounts NONE = new RowCounts(0, 0, 0, 0);

  RowCounts withSeen(long rows) {
    return new RowCounts(rows, changed, hot, mismatches);
  }

  public RowCounts plus(RowCounts other) {
    return new RowCounts(
        seen + other.seen, changed + other.changed, hot + other.hot, mismatches + other.mismatches);
  }
}
