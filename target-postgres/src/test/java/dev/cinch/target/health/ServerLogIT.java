package dev.cinch.target.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.stack.LocalStack;
import dev.cinch.stack.PostgresEndpoint;
import dev.cinch.stack.ServerKind;
import dev.cinch.stack.SharedStack;
import dev.cinch.stack.StackOptions;
import dev.cinch.target.health.ServerLog.Counted;
import dev.cinch.target.health.ServerLog.Outcome;
import dev.cinch.target.health.ServerLog.Place;
import dev.cinch.target.health.ServerLog.Unreadable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A server that keeps its log in files, and one that does not. */
class ServerLogIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void countsWhatCameSinceThePlaceUpToWhichItWasRead() throws SQLException {
    try (LocalStack stack = stack();
        Connection connection = stack.postgres().connect("postgres")) {
      log(connection, "lost property");
      ServerLog log = new ServerLog(connection);
      awaitLines(log, new Place(file(log), 0), 1);
      Place end = counted(log.readOn(null, line -> true)).upTo();
      assertThat(found(log, end)).isZero();

      log(connection, "lost property");
      log(connection, "something else");
      log(connection, "lost property");
      awaitLines(log, end, 2);

      execute(connection, "alter system set log_filename = 'later-%H%M%S.log'");
      execute(connection, "select pg_reload_conf()");
      await().atMost(PATIENCE).until(() -> !file(log).equals(end.file()));
      log(connection, "lost property");
      awaitLines(log, end, 3);
      Place next = counted(log.readOn(end, line -> true)).upTo();
      assertThat(next.file()).isEqualTo(file(log));
      assertThat(found(log, next)).isZero();

      assertRights(stack.postgres(), connection);
    }
  }

  private static void assertRights(PostgresEndpoint server, Connection admin) throws SQLException {
    execute(admin, "create role reader login password 'x'");
    try (Connection reader =
        DriverManager.getConnection(server.jdbcUrl("postgres"), "reader", "x")) {
      ServerLog log = new ServerLog(reader);
      assertThat(log.readOn(null, line -> true))
          .isEqualTo(
              new Unreadable(
                  "our role may not read it; grant pg_monitor and execute on function pg_read_binary_file(text, bigint, bigint) to it"));
      execute(admin, "grant pg_monitor to reader");
      execute(
          admin, "grant execute on function pg_read_binary_file(text, bigint, bigint) to reader");
      Place begin = new Place(file(log), 0);
      assertThat(found(log, begin)).isPositive();
    }
  }

  @Test
  void saysWhereTheServerKeepsNone() throws SQLException {
    try (Connection connection = SharedStack.endpoints().postgres().connect("postgres")) {
      assertThat(new ServerLog(connection).readOn(null, line -> true))
          .isEqualTo(
              new Unreadable("the server keeps no log file of its own (logging_collector is off)"));
    }
  }

  private static LocalStack stack() {
    return LocalStack.start(
        StackOptions.temporary()
            .only(ServerKind.POSTGRES)
            .with(ServerKind.POSTGRES, "logging_collector", "on"));
  }

  private static void awaitLines(ServerLog log, Place since, long lines) {
    await().atMost(PATIENCE).until(() -> found(log, since), found -> found == lines);
  }

  private static long found(ServerLog log, Place since) {
    return counted(log.readOn(since, line -> line.contains("LOG:  lost property"))).lines();
  }

  private static String file(ServerLog log) {
    return counted(log.readOn(null, line -> true)).upTo().file();
  }

  private static Counted counted(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Counted.class);
    return (Counted) outcome;
  }

  private static void log(Connection connection, String words) throws SQLException {
    execute(connection, "do $$ begin raise log '%s'; end $$".formatted(words));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
