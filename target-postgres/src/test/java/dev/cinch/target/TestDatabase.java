package dev.cinch.target;

import dev.cinch.stack.PostgresEndpoint;
import dev.cinch.stack.SharedStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A database of its own on a real server, with one connection to prepare and to look. */
public final class TestDatabase implements AutoCloseable {

  /** The versions that tests run on; 15 and 18 unless Maven runs with {@code -Pversions}. */
  public enum Version {
    POSTGRES_18,
    POSTGRES_17,
    POSTGRES_16,
    POSTGRES_15,
    POSTGRES_14;

    public int major() {
      return Integer.parseInt(name().substring("POSTGRES_".length()));
    }

    PostgresEndpoint endpoint() {
      return SharedStack.postgres(major());
    }
  }

  private static final String ASKED_FOR = System.getProperty("cinch.postgres", "15 18");
  private static final Map<String, TestDatabase> KEPT = new ConcurrentHashMap<>();

  private final PostgresEndpoint server;
  private final String url;
  private final Connection connection;

  private TestDatabase(PostgresEndpoint server) throws SQLException {
    this.server = server;
    this.url = server.createDatabase("target");
    this.connection = connect();
  }

  /** The versions that this run of Maven asks for. */
  public static Stream<Version> versions() {
    List<String> majors = List.of(ASKED_FOR.split(" "));
    return Stream.of(Version.values())
        .filter(version -> majors.contains(String.valueOf(version.major())));
  }

  /** The database of a test class, kept for the next of its tests; each begins by clearing it. */
  public static TestDatabase of(Class<?> test, Version version) throws SQLException {
    String key = test.getName() + version;
    TestDatabase known = KEPT.get(key);
    if (known == null) {
      known = on(version);
      KEPT.put(key, known);
    }
    return known;
  }

  public static TestDatabase on(Version version) throws SQLException {
    return new TestDatabase(version.endpoint());
  }

  public static TestDatabase on(PostgresEndpoint server) throws SQLException {
    return new TestDatabase(server);
  }

  public String url() {
    return url;
  }

  public String name() {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  public PostgresEndpoint server() {
    return server;
  }

  /** The database as a target, with the superuser's login. */
  public Target target() {
    return target("");
  }

  /** The same with parameters of the JDBC URL, such as {@code ?options=...}. */
  public Target target(String parameters) {
    return new Target(
        "shop", new TargetSettings(url + parameters, server.user(), server.password(), null, null));
  }

  /** The database as a target of another role. */
  public Target targetOf(String user, String password) {
    return new Target("shop", new TargetSettings(url, user, password, null, null));
  }

  /** A connection as an application would open it. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, server.user(), server.password());
  }

  public Connection connect(String applicationName) throws SQLException {
    return DriverManager.getConnection(
        url + "?ApplicationName=" + applicationName, server.user(), server.password());
  }

  public void run(String... statements) throws SQLException {
    run(connection, statements);
  }

  public static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The first column of the first row, as text. */
  public @Nullable String ask(String query) throws SQLException {
    return ask(connection, query);
  }

  public static @Nullable String ask(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getString(1) : null;
    }
  }

  public boolean isTrue(String query) throws SQLException {
    return "t".equals(ask(query));
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    try (Connection other = server.connect("postgres")) {
      run(other, "drop database if exists " + name() + " with (force)");
    }
  }
}
