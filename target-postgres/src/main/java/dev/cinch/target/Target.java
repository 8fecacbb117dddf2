package dev.cinch.target;

import dev.cinch.target.name.Identifier;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** One named target database. What it is called may be told to anyone; how it is reached not. */
public final class Target {

  private static final String OLDEST_SERVER = "14";
  private static final int CONNECT_SECONDS = 10;

  private final String name;
  private final TargetSettings settings;

  public Target(String name, TargetSettings settings) {
    this.name = name;
    this.settings = settings;
  }

  public String name() {
    return name;
  }

  /** Whether plans may be rehearsed on it. */
  public boolean isForRehearsals() {
    return settings.rehearsal();
  }

  /** The role that workers log in with, where that is known. */
  public Optional<Identifier> workers() {
    return Optional.ofNullable(settings.workers()).map(Identifier::new);
  }

  /**
   * A connection of its own, for statements that depend on the session. It has to reach the server
   * directly, not through a pooler in transaction mode. Its settings bound each wait, so that a
   * forgotten one does no lasting harm, and let the server end a statement whose client has died.
   *
   * @param applicationName who we are, as others see us in {@code pg_stat_activity}
   * @throws TargetUnavailableException if it can't be had
   */
  public Connection connect(String applicationName) {
    try {
      Connection connection = DriverManager.getConnection(settings.url(), login(applicationName));
      try {
        SessionDefaults.apply(connection);
        takeRole(connection);
        return connection;
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException | IOException e) {
      throw new TargetUnavailableException(
          "Cannot connect to target \"%s\" as %s: %s; %s"
              .formatted(
                  name,
                  settings.username(),
                  withoutFullStop(e.getMessage()),
                  Remedy.of(e)
                      .orElse("check its address, its login and whether it accepts connections")),
          e);
    }
  }

  /** What the driver says goes on as a part of our sentence. */
  private static String withoutFullStop(@Nullable String words) {
    return String.valueOf(words).replaceFirst("\\.$", "");
  }

  /**
   * Connections for workers, also through a pooler in transaction mode: they carry no session
   * state, so whatever a transaction needs it sets by {@code set local}.
   *
   * @param applicationName who we are, as others see us in {@code pg_stat_activity}
   * @param size most connections at one time
   */
  public TargetPool pool(String applicationName, int size) {
    return pool(applicationName, size, TargetPool.PATIENCE);
  }

  /** The same with another limit of how long a connection is waited for. */
  public TargetPool pool(String applicationName, int size, Duration patience) {
    return TargetPool.open(this, applicationName, size, patience);
  }

  String url() {
    return settings.url();
  }

  String username() {
    return settings.username();
  }

  Properties login(String applicationName) throws IOException {
    Properties login = new Properties();
    login.setProperty("user", settings.username());
    login.setProperty("password", settings.currentPassword());
    login.setProperty("ApplicationName", applicationName);
    // lets the driver name us at login, where it would send a statement of its own
    login.setProperty("assumeMinServerVersion", OLDEST_SERVER);
    login.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
    login.setProperty("loginTimeout", String.valueOf(CONNECT_SECONDS));
    login.setProperty("tcpKeepAlive", "true");
    return login;
  }

  private void takeRole(Connection connection) throws SQLException {
    if (settings.role() == null) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("set role " + new Identifier(settings.role()).quoted());
    }
  }

  @Override
  public String toString() {
    return "target \"" + name + '"';
  }
}
