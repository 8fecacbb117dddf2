package dev.cinch.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class StandbyIT {

  @Test
  void followsItsPrimaryAndTakesItsPlace() throws SQLException {
    try (LocalStack primary = LocalStack.start(StackMain.postgresAlone())) {
      run(primary, "create table told (number int)", "insert into told values (1)");
      try (LocalStack standby = LocalStack.start(StackOptions.standbyOf(primary.postgres()))) {
        assertThat(read(standby, "select pg_is_in_recovery()")).isEqualTo("t");
        run(primary, "insert into told values (2)");
        await()
            .atMost(Duration.ofMinutes(1))
            .until(() -> read(standby, "select count(*) from told").equals("2"));
        assertThat(timeline(standby)).isEqualTo("1");

        primary.server(ServerKind.POSTGRES).kill();
        run(standby, "select pg_promote()");

        run(standby, "insert into told values (3)", "checkpoint");
        assertThat(read(standby, "select count(*) from told")).isEqualTo("3");
        assertThat(timeline(standby)).isEqualTo("2");
      }
    }
  }

  private static String timeline(LocalStack stack) throws SQLException {
    return read(stack, "select timeline_id from pg_control_checkpoint()");
  }

  private static void run(LocalStack stack, String... statements) throws SQLException {
    try (Connection connection = stack.postgres().connect("postgres");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String read(LocalStack stack, String query) throws SQLException {
    try (Connection connection = stack.postgres().connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
