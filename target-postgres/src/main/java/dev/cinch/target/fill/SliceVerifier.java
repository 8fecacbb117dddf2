package dev.cinch.target.fill;

import dev.cinch.target.range.Snapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Recomputes the rows of one slice in one transaction, counts those that differ and writes them
 * again. Reading locks no row; only a slice that differs is written.
 */
final class SliceVerifier {

  private final SliceTransaction transaction;
  private final Mismatches mismatches;
  private final LongSupplier nanos;

  /** What is done with rows that differ. */
  private enum Mismatches {
    REPAIRED,
    ONLY_COUNTED
  }

  private SliceVerifier(SliceTransaction transaction, Mismatches mismatches, LongSupplier nanos) {
    this.transaction = transaction;
    this.mismatches = mismatches;
    this.nanos = nanos;
  }

  static SliceVerifier repairing(SliceLimits limits, LongSupplier nanos) {
    return new SliceVerifier(
        new SliceTransaction(limits, Durability.AT_ONCE), Mismatches.REPAIRED, nanos);
  }

  /** Looks at the rows as they are, and writes none. */
  static SliceVerifier counting(SliceLimits limits, LongSupplier nanos) {
    return new SliceVerifier(
        new SliceTransaction(limits, Durability.AT_ONCE), Mismatches.ONLY_COUNTED, nanos);
  }

  /** Looks at the rows of the snapshot, and writes none. */
  static SliceVerifier in(Snapshot snapshot, SliceLimits limits, LongSupplier nanos) {
    return new SliceVerifier(SliceTransaction.in(snapshot, limits), Mismatches.ONLY_COUNTED, nanos);
  }

  boolean repairs() {
    return mismatches == Mismatches.REPAIRED;
  }

  /**
   * Counts what differs, and repairs it where that is asked for. Of a volatile expression only rows
   * without a value differ, and no value is ever replaced.
   *
   * @param connection in auto-commit mode, used by nobody else
   * @param slice the pages
   */
  SliceOutcome verify(Connection connection, FillRule rule, Piece slice) throws SQLException {
    long start = nanos.getAsLong();
    SliceSql sql = new SliceSql(rule, slice.pages());
    SliceWriter.Written verified =
        transaction.run(connection, sql.before(), before -> verify(connection, sql, slice, before));
    return new SliceOutcome(
        verified.evidence().standing(),
        verified.rows(),
        Duration.ofNanos(nanos.getAsLong() - start),
        verified.evidence().lsn());
  }

  private SliceWriter.Written verify(
      Connection connection, SliceSql sql, Piece slice, Counters before) throws SQLException {
    RowCounts rows = compare(connection, sql, slice);
    long repaired =
        rows.mismatches() == 0 || !repairs()
            ? 0
            : SliceWriter.update(connection, sql, slice, Stripe.ALL);
    Evidence evidence = Evidence.read(connection, sql);
    RowCounts written = new RowCounts(0, repaired, evidence.counters().since(before).hot(), 0);
    return new SliceWriter.Written(rows.plus(written), evidence);
  }

  private static RowCounts compare(Connection connection, SliceSql sql, Piece slice)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.compare())) {
      statement.setString(1, slice.from());
      statement.setString(2, slice.to());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new RowCounts(row.getLong(1), 0, 0, row.getLong(2), row.getLong(3), row.getLong(4));
      }
    }
  }
}
