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
    try (Connection connection =
            DriverManager.getConnection(target.url, SERVER.user(), SERVER.password());
        Statement statement = connection.createStatement()) {
      statement.execute(schema);
    }
    return target;
  }

  Targets targets() {
    return new Targets(
        new TargetProperties(
            Map.of("shop", new TargetSettings(url, SERVER.user(), SERVER.password(), null, null))));
  }

  @Override
  public void close() throws SQLException {
    try (Connection connection = SERVER.connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "drop database %s with (force)".formatted(url.substring(url.lastIndexOf('/') + 1)));
    }
  }
}
