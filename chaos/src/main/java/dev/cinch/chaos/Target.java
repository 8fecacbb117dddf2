package dev.cinch.chaos;

import dev.cinch.stack.Cable;
import dev.cinch.stack.LocalStack;
import dev.cinch.stack.PostgresEndpoint;
import dev.cinch.stack.Server;
import dev.cinch.stack.ServerKind;
import dev.cinch.stack.StackOptions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * The target's server and its synchronous standby, behind addresses that stay whichever of both
 * answers. What an application has committed, both have; what workers have, perhaps not.
 */
final class Target implements AutoCloseable {

  private static final Duration IN_STEP = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final String STANDBYS_IN_STEP =
      "select count(*) from pg_stat_replication where sync_state = 'sync'";

  private final Cable cable;
  private final Cable workersCable;
  private final String database;
  private final Bank bank;
  private LocalStack primary;
  private LocalStack standby;

  private Target(LocalStack primary, String url) throws SQLException {
    this.primary = primary;
    PostgresEndpoint server = primary.postgres();
    this.cable = new Cable(server.host(), server.port());
    this.workersCable = new Cable(server.host(), server.port());
    this.database = url.substring(url.lastIndexOf('/') + 1);
    String worker = "worker_" + UUID.randomUUID().toString().replace("-", "");
    this.bank = new Bank(through(cable), server.user(), server.password(), worker).withWorker();
    this.standby = follow();
  }

  static Target open() throws SQLException {
    LocalStack primary = LocalStack.start(StackOptions.temporary().only(ServerKind.POSTGRES));
    try {
      return new Target(primary, primary.postgres().createDatabase("bank"));
    } catch (RuntimeException | SQLException failure) {
      primary.close();
      throw failure;
    }
  }

  private String through(Cable way) {
    return "jdbc:postgresql://localhost:%d/%s".formatted(way.port(), database);
  }

  Bank bank() {
    return bank;
  }

  /** The same database by the workers' cable. */
  String urlOfWorkers() {
    return through(workersCable);
  }

  Cable workersCable() {
    return workersCable;
  }

  /** The one that answers. */
  Server server() {
    return primary.server(ServerKind.POSTGRES);
  }

  /** Not before the standby has all that applications were told is committed. */
  void killPrimary() throws SQLException {
    awaitInStep();
    server().kill();
  }

  /** The standby goes on in its place, and has a new standby. */
  void promoteStandby() throws SQLException {
    LocalStack gone = primary;
    primary = standby;
    run("select pg_promote()");
    PostgresEndpoint server = primary.postgres();
    cable.leadTo(server.host(), server.port());
    workersCable.leadTo(server.host(), server.port());
    gone.close();
    standby = follow();
  }

  private LocalStack follow() throws SQLException {
    LocalStack following = LocalStack.start(StackOptions.standbyOf(primary.postgres()));
    try {
      run("alter system set synchronous_standby_names = 'standby'");
      run("select pg_reload_conf()");
      awaitInStep();
      return following;
    } catch (RuntimeException | SQLException failure) {
      following.close();
      throw failure;
    }
  }

  private void awaitInStep() throws SQLException {
    long end = System.nanoTime() + IN_STEP.toNanos();
    while (count(STANDBYS_IN_STEP) == 0) {
      if (System.nanoTime() > end) {
        throw new SQLException("Cannot wait for the standby: it does not come into step");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private long count(String query) throws SQLException {
    try (Connection connection = primary.postgres().connect(database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = primary.postgres().connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    cable.close();
    workersCable.close();
    standby.close();
    primary.close();
  }
}
