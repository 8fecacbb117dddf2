package dev.cinch.target.fill;

import dev.cinch.target.TargetException;
import dev.cinch.target.range.Snapshot;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A snapshot and the session that keeps it open for others. Vacuum clears away nothing that it
 * still sees. The server ends it by itself when nobody has asked for it in a while.
 */
public final class HeldSnapshot implements AutoCloseable {

  private final Connection connection;
  private final Snapshot snapshot;

  private HeldSnapshot(Connection connection, Snapshot snapshot) {
    this.connection = connection;
    this.snapshot = snapshot;
  }

  /**
   * Opens one of this moment.
   *
   * @param connection to the server itself; it is closed with the snapshot
   * @param unasked how long it lasts when nobody asks for it
   */
  public static HeldSnapshot open(Connection connection, Duration unasked) {
    try {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("set transaction isolation level repeatable read, read only");
        statement.execute("set local idle_in_transaction_session_timeout = " + unasked.toMillis());
        try (ResultSet row = statement.executeQuery("select pg_catalog.pg_export_snapshot()")) {
          row.next();
          return new HeldSnapshot(connection, new Snapshot(row.getString(1)));
        }
      }
    } catch (SQLException e) {
      close(connection);
      throw TargetException.of("Cannot export a snapshot", e);
    }
  }

  public Snapshot snapshot() {
    return snapshot;
  }

  /** Whether it is still open; to ask keeps it so. */
  public boolean isOpen() {
    try (Statement statement = connection.createStatement()) {
      return statement.execute("select 1");
    } catch (SQLException gone) {
      return false;
    }
  }

  @Override
  public void close() {
    close(connection);
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // the server ends the session of a connection that is broken
    }
  }
}
