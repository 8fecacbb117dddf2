package dev.cinch.planner.target;

import dev.cinch.stack.PostgresEndpoint;
import dev.cinch.target.Target;
import dev.cinch.target.TargetProperties;
import dev.cinch.target.TargetSettings;
import dev.cinch.target.Targets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A table in a database of its own on a real server, which is the target "shop". */
record TestTable(PostgresEndpoint server, String url, String name) implements AutoCloseable {

  static TestTable create(PostgresEndpoint server, String name, String sql) throws SQLException {
    TestTable table = new TestTable(server, server.createDatabase("locks"), name);
    table.run(sql);
    return table;
  }

  Connection connect(String application) throws SQLException {
    Connection connection = DriverManager.getConnection(url, server.user(), server.password());
    connection.setClientInfo("ApplicationName", application);
    return connection;
  }

  void run(String sql) throws SQLException {
    try (Connection connection = connect("test");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  String ask(String query) throws SQLException {
    try (Connection connection = connect("test");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }

  private TargetSettings settings() {
    return new TargetSettings(url, server.user(), server.password(), null, null);
  }

  Targets targets() {
    return new Targets(new TargetProperties(Map.of("shop", settings())));
  }

  Target target() {
    return new Target("shop", settings());
  }

  /**
   * A transaction of somebody else that has read and written the table: it stands in the way of
   * whatever locks out readers or writers.
   */
  Connection openTransaction() throws SQLException {
    Connection connection = connect("report");
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("select count(*) from " + name);
      statement.execute("lock table %s in row exclusive mode".formatted(name));
    }
    return connection;
  }

  @Override
  public void close() throws SQLException {
    try (Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "drop database %s with (force)".formatted(url.substring(url.lastIndexOf('/') + 1)));
    }
  }
}
