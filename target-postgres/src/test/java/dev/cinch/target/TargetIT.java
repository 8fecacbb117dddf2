package dev.cinch.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ParameterizedClass
@EachVersion
class TargetIT {

  private final TestDatabase database;

  TargetIT(TestDatabase.Version version) throws SQLException {
    database = TestDatabase.of(getClass(), version);
  }

  @ParameterizedTest
  @CsvSource({
    "application_name, cinch planner",
    "client_connection_check_interval, 1s",
    "idle_in_transaction_session_timeout, 10s",
    "lock_timeout, 1s",
    "standard_conforming_strings, on",
    "statement_timeout, 30s"
  })
  void beginsAPlannersSessionWithSettingsThatEndEveryWait(String setting, String value)
      throws SQLException {
    try (Connection connection = database.target().connect("cinch planner")) {
      assertThat(TestDatabase.ask(connection, "show " + setting)).isEqualTo(value);
      assertThat(connection.getAutoCommit()).isTrue();
    }
  }

  @Test
  void takesTheRoleThatOwnsTheTables() throws SQLException {
    String role = "owner_" + Long.toHexString(System.nanoTime());
    database.run("create role " + role);
    TargetSettings settings =
        new TargetSettings(
            database.url(), database.server().user(), database.server().password(), null, role);

    try (Connection connection = new Target("shop", settings).connect("planner")) {
      assertThat(TestDatabase.ask(connection, "select current_user")).isEqualTo(role);
    } finally {
      database.run("drop role " + role);
    }
  }

  @Test
  void saysWhichTargetCannotBeReachedAndNotThePassword() {
    Target target = database.targetOf("nobody_of_that_name", "s3cret");

    assertThatThrownBy(() -> target.connect("planner"))
        .isInstanceOf(TargetUnavailableException.class)
        .hasMessageStartingWith("Cannot connect to target \"shop\" as nobody_of_that_name: ")
        .hasMessageEndingWith("; check its address, its login and whether it accepts connections")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void saysThatAPasswordFileCannotBeRead(@TempDir Path folder) {
    Path missing = folder.resolve("missing");
    Target target =
        new Target("shop", new TargetSettings(database.url(), "postgres", null, missing, null));

    assertThatThrownBy(() -> target.connect("planner"))
        .isInstanceOf(TargetUnavailableException.class)
        .hasMessageContaining(missing.toString());
  }

  @Test
  void givesPooledConnectionsTheLoginOfTheMoment(@TempDir Path folder) throws Exception {
    String role = "worker_" + Long.toHexString(System.nanoTime());
    database.run("create role " + role + " login password 'first'");
    Path file = folder.resolve("password");
    Files.writeString(file, "first\n");
    Target target = new Target("shop", new TargetSettings(database.url(), role, null, file, null));

    try (TargetPool pool = target.pool("cinch worker", 2)) {
      try (Connection connection = pool.take()) {
        assertThat(TestDatabase.ask(connection, "select current_user")).isEqualTo(role);
        assertThat(TestDatabase.ask(connection, "show application_name")).isEqualTo("cinch worker");
        database.run("alter role " + role + " password 'second'");
        Files.writeString(file, "second\n");
        try (Connection another = pool.take()) {
          assertThat(TestDatabase.ask(another, "select current_user")).isEqualTo(role);
        }
      }
    } finally {
      database.run("drop role " + role);
    }
  }

  @Test
  void leavesNoSettingOrPreparedStatementInAPooledSession() throws SQLException {
    try (TargetPool pool = database.target().pool("cinch worker", 1)) {
      try (Connection connection = pool.take()) {
        for (int i = 0; i < 10; i++) {
          try (var statement = connection.prepareStatement("select ?::int")) {
            statement.setInt(1, i);
            statement.execute();
          }
        }
        assertThat(TestDatabase.ask(connection, "select count(*) from pg_prepared_statements"))
            .isEqualTo("0");
        assertThat(
                TestDatabase.ask(
                    connection,
                    "select string_agg(name, ',') from pg_settings where source = 'session'"))
            .isNull();
      }
    }
  }

  @Test
  void startsAPoolForATargetThatIsAway() {
    Target away =
        new Target(
            "shop",
            new TargetSettings("jdbc:postgresql://127.0.0.1:1/shop", "cinch", "x", null, null));

    try (TargetPool pool = away.pool("cinch worker", 1, java.time.Duration.ofSeconds(1))) {
      assertThatThrownBy(pool::take)
          .isInstanceOf(TargetUnavailableException.class)
          .hasMessageStartingWith("Cannot take a connection to target \"shop\": ")
          .hasMessageEndingWith("; try again later");
    }
  }
}
