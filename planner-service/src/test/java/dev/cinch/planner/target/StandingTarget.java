package dev.cinch.planner.target;

import dev.cinch.stack.PostgresEndpoint;
import dev.cinch.stack.SharedStack;
import dev.cinch.target.TargetProperties;
import dev.cinch.target.TargetSettings;
import dev.cinch.target.Targets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A target called shop that plans are held against, and that goes at the end. */
final class StandingTarget implements AutoCloseable {

  private static final PostgresEndpoint SERVER = SharedStack.endpoints().postgres();

  private final String url;

  private StandingTarget(String url) {
    this.url = url;
  }

  static StandingTarget of(String schema) throws SQLException {
    StandingTarget target = new StandingTarget(SERVER.createDatabase("standing"));
    target.run(schema);
    return target;
  }

  Targets targets() {
    return targetsAs(SERVER.user(), SERVER.password());
  }

  Targets targetsAs(String role, String password) {
    return new Targets(
        new TargetProperties(Map.of("shop", new TargetSettings(url, role, password, null, null))));
  }

  /** Of a target whose workers log in with that role. */
  Targets targetsWithWorkers(String role) {
    return new Targets(
        new TargetProperties(
            Map.of(
                "shop",
                new TargetSettings(
                    url, SERVER.user(), SERVER.password(), null, null, role, false))));
  }

  void run(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(url, SERVER.user(), SERVER.password());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  String database() {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  @Override
  public void close() throws SQLException {
    try (Connection connection = SERVER.connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("drop database %s with (force)".formatted(database()));
    }
  }
}
