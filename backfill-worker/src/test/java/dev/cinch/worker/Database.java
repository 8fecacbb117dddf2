package dev.cinch.worker;

import dev.cinch.stack.PgBouncer;
import dev.cinch.stack.PostgresEndpoint;
import dev.cinch.stack.SharedStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * A database of a test's own, and a role for workers that may do no more than workers must: read
 * the table and update the new column.
 *
 * @param url its address
 * @param worker the workers' role, whose password is its name
 */
record Database(String url, String worker) {

  static Database create() {
    PostgresEndpoint postgres = SharedStack.endpoints().postgres();
    String worker = "worker_" + UUID.randomUUID().toString().replace("-", "");
    Database database = new Database(postgres.createDatabase("worker"), worker);
    database.run("create role %s login password '%s'".formatted(worker, worker));
    return database;
  }

  /** A connection as the owner. */
  Connection connect() throws SQLException {
    PostgresEndpoint postgres = SharedStack.endpoints().postgres();
    return DriverManager.getConnection(url, postgres.user(), postgres.password());
  }

  void run(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  long number(String query) {
    return Long.parseLong(text(query));
  }

  String text(String query) {
    return text(this::connect, query);
  }

  /** The same in the session that a pooler gives the workers. */
  String through(PgBouncer pooler, String query) {
    return text(() -> DriverManager.getConnection(pooler.through(url), worker, worker), query);
  }

  private interface Connecting {
    Connection connect() throws SQLException;
  }

  private static String text(Connecting connecting, String query) {
    try (Connection connection = connecting.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return String.valueOf(row.getString(1));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Locks rows until it is closed, as an application in a long transaction does. */
  RowLock lock(String rows) {
    try {
      Connection connection = connect();
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("select 1 from " + rows + " for update");
      }
      return new RowLock(connection);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Rows that somebody holds. */
  record RowLock(Connection connection) implements AutoCloseable {
    @Override
    public void close() {
      try (connection) {
        connection.rollback();
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }
  }
}
