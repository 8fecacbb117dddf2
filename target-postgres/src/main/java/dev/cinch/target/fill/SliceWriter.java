package dev.cinch.target.fill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Writes one stripe of one slice in one transaction. */
final class SliceWriter {

  private final SliceTransaction transaction;
  private final LongSupplier nanos;

  SliceWriter(SliceTransaction transaction, LongSupplier nanos) {
    this.transaction = transaction;
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
            sql.beforeWriting(),
            before -> write(connection, sql, piece, stripe).since(before));
    return written.outcome(Duration.ofNanos(nanos.getAsLong() - start));
  }

  /** One journey to the server for both statements. */
  private static Written write(Connection connection, SliceSql sql, Piece piece, Stripe stripe)
      throws SQLException {
    String both = sql.fill(stripe) + ";\n" + sql.after();
    try (PreparedStatement statement = connection.prepareStatement(both)) {
      statement.setString(1, piece.from());
      statement.setString(2, piece.to());
      statement.execute();
      long changed = statement.getLargeUpdateCount();
      statement.getMoreResults();
      try (ResultSet row = statement.getResultSet()) {
        return new Written(new RowCounts(0, changed, 0, 0), Evidence.of(row));
      }
    }
  }

  /** Inside a transaction that has read already. */
  static long update(Connection connection, SliceSql sql, Piece piece, Stripe stripe)
      throws SQLException {
    label(connection, sql);
    try (PreparedStatement statement = connection.prepareStatement(sql.fill(stripe))) {
      statement.setString(1, piece.from());
      statement.setString(2, piece.to());
      return statement.executeLargeUpdate();
    }
  }

  private static void label(Connection connection, SliceSql sql) throws SQLException {
    Optional<String> label = sql.label();
    if (label.isPresent()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("select " + label.get());
      }
    }
  }

  /** What a transaction did and found. */
  record Written(RowCounts rows, Evidence evidence) {

    /** With what the transaction itself added to what the session had counted before. */
    Written since(Counters before) {
      Counters own = evidence.counters().since(before);
      return new Written(rows.plus(new RowCounts(own.read(), 0, own.hot(), 0)), evidence);
    }

    /** Whoever wrote rows did so while all held, whatever has changed since. */
    SliceOutcome outcome(Duration duration) {
      SliceResult result = rows.changed() > 0 ? SliceResult.WRITTEN : evidence.standing();
      return new SliceOutcome(result, rows, duration, evidence.lsn());
    }
  }
}
