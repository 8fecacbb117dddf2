package dev.cinch.target.fill;

import dev.cinch.target.range.PageRange;
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
public final class SliceVerifier {

  private final SliceTransaction transaction;
  private final LongSupplier nanos;

  public SliceVerifier(SliceLimits limits, LongSupplier nanos) {
    this.transaction = new SliceTransaction(limits);
    this.nanos = nanos;
  }

  /**
   * Counts and repairs what differs. Of a volatile expression only rows without a value differ, and
   * no value is ever replaced.
   *
   * @param connection in auto-commit mode, used by nobody else
   * @param slice the pages
   */
  public SliceOutcome verify(Connection connection, FillRule rule, PageRange slice)
      throws SQLException {
    long start = nanos.getAsLong();
    SliceSql sql = new SliceSql(rule, slice);
    SliceWriter.Written verified =
        transaction.run(connection, sql, hot -> verify(connection, sql, hot));
    return new SliceOutcome(
        verified.evidence().standing(),
        verified.rows(),
        Duration.ofNanos(nanos.getAsLong() - start),
        verified.evidence().lsn());
  }

  private static SliceWriter.Written verify(Connection connection, SliceSql sql, long hotBefore)
      throws SQLException {
    RowCounts rows = compare(connection, sql);
    long repaired = rows.mismatches() == 0 ? 0 : SliceWriter.update(connection, sql, Stripe.ALL);
    Evidence evidence = Evidence.read(connection, sql);
    return new SliceWriter.Written(
        rows.plus(new RowCounts(0, repaired, evidence.hot() - hotBefore, 0)), evidence);
  }

  private static RowCounts compare(Connection connection, SliceSql sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.compare())) {
      statement.setString(1, SliceWriter.tid(sql.range().first()));
      statement.setString(2, SliceWriter.tid(sql.range().end()));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new RowCounts(row.getLong(1), 0, 0, row.getLong(2));
      }
    }
  }
}
