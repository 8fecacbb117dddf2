package dev.cinch.target.health;

import dev.cinch.target.health.Reading.Known;
import dev.cinch.target.health.Reading.Unknown;
import dev.cinch.target.health.Signal.Right;
import dev.cinch.target.name.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads figures of a target's health, each in a short transaction that can't write. */
public final class HealthReader {

  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static final String BOUNDS =
      "set local statement_timeout = '1s'; set local lock_timeout = '200ms'";
  private static final String MAY = "select pg_catalog.pg_has_role(current_user, '%s', 'usage')";

  private static final String SLOT_LAG =
      """
      select pg_catalog.pg_wal_lsn_diff(
               pg_catalog.pg_current_wal_lsn(), coalesce(confirmed_flush_lsn, restart_lsn))
        from pg_catalog.pg_replication_slots
       where slot_name = ?
      """;

  private final Connection connection;

  /**
   * @param connection in auto-commit mode, used by nobody else meanwhile
   */
  public HealthReader(Connection connection) {
    this.connection = connection;
  }

  public Reading read(Signal signal, TableName table) {
    return bounded(
        () ->
            signal.right() == Right.NONE || may(signal.right())
                ? new Known(figure(signal, table))
                : new Unknown(
                    "our role may not read it; grant pg_monitor to it to have it watched", true));
  }

  /** A query of the plan's own: one row with one number. */
  public Reading probe(String query) {
    return bounded(
        () -> {
          try (Statement statement = connection.createStatement()) {
            return new Known(number(statement.executeQuery(query)));
          }
        });
  }

  /** How much of the log a replication slot, physical or logical, has not confirmed; in bytes. */
  public Reading slotLag(String slot) {
    return bounded(
        () -> {
          try (PreparedStatement statement = connection.prepareStatement(SLOT_LAG)) {
            statement.setString(1, slot);
            try (ResultSet row = statement.executeQuery()) {
              if (!row.next()) {
                return new Unknown("there is no replication slot " + slot, false);
              }
              double bytes = row.getDouble(1);
              return row.wasNull()
                  ? new Unknown("replication slot %s has lost its place".formatted(slot), false)
                  : new Known(bytes);
            }
          }
        });
  }

  private interface Look {
    Reading read() throws SQLException;
  }

  private Reading bounded(Look look) {
    try {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("set transaction read only");
        statement.execute(BOUNDS);
        return look.read();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException failure) {
      return new Unknown(
          String.valueOf(failure.getMessage()),
          INSUFFICIENT_PRIVILEGE.equals(failure.getSQLState()));
    }
  }

  private boolean may(Right right) throws SQLException {
    String role = right == Right.MONITOR ? "pg_monitor" : "pg_read_all_stats";
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(MAY.formatted(role))) {
      return answer.next() && answer.getBoolean(1);
    }
  }

  private double figure(Signal signal, TableName table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(signal.sql())) {
      if (signal.isOfATable()) {
        statement.setString(1, table.schema().value());
        statement.setString(2, table.name().value());
      }
      return number(statement.executeQuery());
    }
  }

  private static double number(ResultSet rows) throws SQLException {
    if (!rows.next()) {
      throw new SQLException("the query gave no row; it has to give one with one number");
    }
    double value = rows.getDouble(1);
    if (rows.wasNull()) {
      throw new SQLException("the query gave null; it has to give one number");
    }
    if (rows.next()) {
      throw new SQLException("the query gave more than one row; it has to give one");
    }
    return value;
  }
}
