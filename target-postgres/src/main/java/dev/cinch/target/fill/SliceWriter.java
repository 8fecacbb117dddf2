package dev.cinch.target.fill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Writes one stripe of one slice in one transaction, which outlives a crash of the server only
 * together with the next one that is sealed.
 */
final class SliceWriter {

  private final SliceTransaction transaction;
  private final LongSupplier nanos;

  SliceWriter(SliceLimits limits, LongSupplier nanos) {
    this.transaction = new SliceTransaction(limits, Durability.LATER);
    this.nanos = nanos;
  }

  /**
   * Gives each row of the stripe the value that it lacks; sees the rows of all stripes.
   *
   * @param connection in auto-commit mode, used by nobody else
   */
  SliceOutcome fill(Connection connection, FillRule rule, Piece piece, Stripe stripe)
      throws SQLException {
    long start = nanos.getAsLong();
    SliceSql sql = new SliceSql(rule, piece.pages());
    Written written =
        transaction.run(
            connection,
            sql,
            before -> {
              long changed = update(connection, sql, piece, stripe);
              return Written.of(changed, before, Evidence.read(connection, sql));
            });
    return written.outcome(Duration.ofNanos(nanos.getAsLong() - start));
  }

  static long update(Connection connection, SliceSql sql, Piece piece, Stripe stripe)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.fill(stripe))) {
      statement.setString(1, piece.from());
      statement.setString(2, piece.to());
      return statement.executeLargeUpdate();
    }
  }

  /** What a transaction did and found. */
  record Written(RowCounts rows, Evidence evidence) {

    static Written of(long changed, Counters before, Evidence evidence) {
      Counters own = evidence.counters().since(before);
      return new Written(new RowCounts(own.read(), changed, own.hot(), 0), evidence);
    }

    /** Whoever wrote rows did so while all held, whatever has changed since. */
    SliceOutcome outcome(Duration duration) {
      SliceResult result = rows.changed() > 0 ? SliceResult.WRITTEN : evidence.standing();
      return new SliceOutcome(result, rows, duration, evidence.lsn());
    }
  }
}
