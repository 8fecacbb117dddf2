package dev.cinch.target.health;

import static org.awaitility.Awaitility.await;

import dev.cinch.stack.LocalStack;
import dev.cinch.stack.ServerKind;
import dev.cinch.stack.StackOptions;
import dev.cinch.target.TestDatabase;
import dev.cinch.target.health.Reading.Known;
import dev.cinch.target.name.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A server whose archive takes nothing. */
class ArchiveBacklogIT {

  private static final double SEGMENT = 16.0 * 1024 * 1024;

  @Test
  void tellsHowMuchLogWaitsToBeArchived() throws SQLException {
    try (LocalStack stack =
            LocalStack.start(
                StackOptions.temporary()
                    .only(ServerKind.POSTGRES)
                    .with(ServerKind.POSTGRES, "archive_mode", "on")
                    .with(ServerKind.POSTGRES, "archive_command", "false"));
        TestDatabase database = TestDatabase.on(stack.postgres());
        Connection connection = database.connect()) {
      HealthReader reader = new HealthReader(connection);
      for (int segment = 0; segment < 3; segment++) {
        database.run(
            "select pg_logical_emit_message(true, 'test', 'something to archive')",
            "select pg_switch_wal()");
      }
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> backlog(reader).equals(new Known(3 * SEGMENT)));
    }
  }

  private static Reading backlog(HealthReader reader) {
    return reader.read(Signal.ARCHIVE_BACKLOG, TableName.of("shop", "item"));
  }
}
