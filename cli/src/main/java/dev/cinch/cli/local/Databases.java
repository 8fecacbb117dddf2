package dev.cinch.cli.local;

import dev.cinch.stack.PostgresEndpoint;
import dev.cinch.stack.suite.Login;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/**
 * Roles and databases on the stack's own server. A role gets a new password at each start, so that
 * none has to be kept.
 */
final class Databases {

  private static final int SECRET_BYTES = 18;

  private final PostgresEndpoint postgres;
  private final SecureRandom random = new SecureRandom();

  Databases(PostgresEndpoint postgres) {
    this.postgres = postgres;
  }

  /** A database and the role that owns it, made unless they are there. */
  Login owned(String database, String role) {
    String secret = role(role);
    if (isMissing("pg_database where datname = '%s'".formatted(database))) {
      execute("create database %s owner %s".formatted(database, role));
    }
    return new Login(postgres.jdbcUrl(database), role, secret);
  }

  /** A role that owns nothing; made unless it is there. */
  Login visitor(String database, String role) {
    return new Login(postgres.jdbcUrl(database), role, role(role));
  }

  /**
   * A role that may read statistics and no table, and the statistics; made unless they are there.
   */
  Login observer(String database, String role) {
    Login login = visitor(database, role);
    letSeeStatistics(database, role);
    return login;
  }

  /** Lets a role see what others' statements cost. */
  void letSeeStatistics(String database, String role) {
    execute("grant pg_read_all_stats to " + role);
    run(
        database,
        statement -> statement.execute("create extension if not exists pg_stat_statements"));
  }

  private String role(String name) {
    if (isMissing("pg_roles where rolname = '%s'".formatted(name))) {
      execute("create role " + name);
    }
    String secret = newSecret();
    execute("alter role %s login password '%s'".formatted(name, secret));
    return secret;
  }

  private String newSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }

  private boolean isMissing(String what) {
    return run(
        statement -> {
          try (ResultSet row = statement.executeQuery("select 1 from " + what)) {
            return !row.next();
          }
        });
  }

  private void execute(String sql) {
    run(statement -> statement.execute(sql));
  }

  private <T> T run(Work<T> work) {
    return run("postgres", work);
  }

  private <T> T run(String database, Work<T> work) {
    try (Connection connection = postgres.connect(database);
        Statement statement = connection.createStatement()) {
      return work.with(statement);
    } catch (SQLException failure) {
      throw new LocalSuiteException(
          "Cannot make roles and databases on %s: %s".formatted(postgres, failure.getMessage()),
          failure);
    }
  }

  private interface Work<T> {
    T with(Statement statement) throws SQLException;
  }
}
