package dev.cinch.stack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Where a PostgreSQL server answers, and who its superuser is.
 *
 * @param host the host
 * @param port the port
 * @param user the superuser
 * @param password its password, made for this server alone
 */
public record PostgresEndpoint(String host, int port, String user, String password) {

  private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9_]{0,30}");

  /** The URL of one database, without user and password. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database;
  }

  /** The data folder of the server that answers now; nothing if none does in a few seconds. */
  Optional<String> answeringFolder() {
    Properties patience = new Properties();
    patience.setProperty("user", user);
    patience.setProperty("password", password);
    patience.setProperty("connectTimeout", "5");
    patience.setProperty("socketTimeout", "5");
    try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), patience);
        Statement statement = connection.createStatement();
        ResultSet folder = statement.executeQuery("show data_directory")) {
      folder.next();
      return Optional.of(folder.getString(1));
    } catch (SQLException notYet) {
      return Optional.empty();
    }
  }

  /** Opens a connection as the superuser. */
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database), user, password);
  }

  /** Creates a database that nobody else has, and returns its URL. */
  public String createDatabase(String prefix) {
    return create(prefix, "");
  }

  /** The same as a copy of another one, which nobody may be connected to meanwhile. */
  public String copyDatabase(String prefix, String url) {
    return create(prefix, " template " + url.substring(url.lastIndexOf('/') + 1));
  }

  private String create(String prefix, String template) {
    if (!PREFIX.matcher(prefix).matches()) {
      throw new StackException(
          "Cannot create a database named after '%s': a prefix is up to 31 small letters, digits and underscores, a letter first"
              .formatted(prefix));
    }
    String database =
        prefix + "_" + UUID.randomUUID().toString().substring(0, 13).replace('-', '_');
    execute("create database " + database + template);
    return jdbcUrl(database);
  }

  /** Creates a role and a database of the same name that it owns, unless they are there. */
  void createOwnedDatabase(String name, String secret) {
    if (isEmpty("select 1 from pg_roles where rolname = '" + name + "'")) {
      execute("create role " + name + " login password '" + secret + "'");
    }
    if (isEmpty("select 1 from pg_database where datname = '" + name + "'")) {
      execute("create database " + name + " owner " + name);
    }
  }

  private boolean isEmpty(String query) {
    return run(statement -> !statement.executeQuery(query).next());
  }

  private void execute(String sql) {
    run(statement -> statement.execute(sql));
  }

  private <T> T run(Work<T> work) {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      return work.with(statement);
    } catch (SQLException failure) {
      throw new StackException(
          "Cannot run a statement on PostgreSQL at %s:%d: %s"
              .formatted(host, port, failure.getMessage()),
          failure);
    }
  }

  private interface Work<T> {
    T with(Statement statement) throws SQLException;
  }

  @Override
  public String toString() {
    return user + "@" + host + ":" + port;
  }
}
