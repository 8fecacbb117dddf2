package dev.cinch.target.fill;

import dev.cinch.target.range.PageRange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Writes one stripe of one slice in one transaction. */
public final class SliceWriter {

  private final SliceTransaction transaction;
  private final LongSupplier nanos;

  public SliceWriter(SliceLimits limits, LongSupplier nanos) {
    this.transaction = new SliceTransaction(limits);
    this.nanos = nanos;
  }

  /**
   * Gives each row of the stripe the value that it lacks.
   *
   * @param connection in auto-commit mode, used by nobody else
   * @param slice the pages
   */
  public SliceOutcome fill(Connection connection, FillRule rule, PageRange slice, Stripe stripe)
      throws SQLException {
    long start = nanos.getAsLong();
    SliceSql sql = new SliceSql(rule, slice);
    Written written = transaction.run(connection, sql, hot -> write(connection, sql, stripe, hot));
    return written.outcome(Duration.ofNanos(nanos.getAsLong() - start));
  }

  private static Written write(Connection connection, SliceSql sql, Stripe stripe, long hotBefore)
      throws SQLException {
    long changed = update(connection, sql, stripe);
    Evidence evidence = Evidence.read(connection, sql);
    return new Written(new RowCounts(changed, changed, evidence.hot() - hotBefore, 0), evidence);
  }

  static long update(Connection connection, SliceSql sql, Stripe stripe) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.fill())) {
      statement.setString(1, tid(sql.range().first()));
      statement.setString(2, tid(sql.range().end()));
      statement.setInt(3, stripe.of());
      statement.setInt(4, stripe.number());
      return statement.executeLargeUpdate();
    }
  }

  /** Line pointers count from 1: this is before the first row of the page. */
  static String tid(long page) {
    return "(" + page + ",0)";
  }

  /** What a transaction did and found. */
  record Written(RowCounts rows, Evidence evidence) {

    /** Whoever wrote rows did so while all held, whatever has changed since. */
    SliceOutcome outcome(Duration duration) {
      SliceResult result = rows.changed() > 0 ? SliceResult.WRITTEN : evidence.standing();
      return new SliceOutcome(result, rows, duration, evidence.lsn());
    }
  }
}
