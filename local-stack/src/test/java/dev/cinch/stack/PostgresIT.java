package dev.cinch.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.stack.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** PostgreSQL for whoever runs the tests, root in each way that root has. */
class PostgresIT {

  private final Path closed;

  PostgresIT(@TempDir Path closed) {
    this.closed = closed;
  }

  @ParameterizedTest
  @EnumSource
  void runsAsAnybodyButRoot(Unprivileged.Way way) throws SQLException {
    LocalStack.Machine machine =
        new LocalStack.Machine(ServerFiles.find(), List.of(way), Ports::free);
    try (LocalStack stack = LocalStack.start(StackMain.postgresAlone(), machine)) {
      assertThat(userOf(stack.postgres())).isNotBlank().isNotEqualTo("0");
    }
  }

  @Test
  void comesInVersion15() throws SQLException {
    try (LocalStack stack = LocalStack.start(StackMain.postgresAlone().withPostgres(15))) {
      assertThat(read(stack.postgres(), "show server_version")).startsWith("15.");
      assertThat(read(stack.postgres(), "show wal_level")).isEqualTo("logical");
      assertThat(read(stack.postgres(), "show shared_preload_libraries"))
          .isEqualTo("pg_stat_statements");
    }
  }

  // As root, its user nobody can't enter this folder; as an ordinary user, we can't write to it.
  @Test
  void bringsItsOwnProgramsWhereTheSharedOnesCannotBeUsed() throws IOException, SQLException {
    Path shared = ServerFiles.find().postgres(18).file();
    Path folder = closed.resolve(shared.getName(shared.getNameCount() - 2));
    Files.createDirectory(folder);
    Files.copy(shared, folder.resolve(shared.getFileName()));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
    LocalStack.Machine machine =
        new LocalStack.Machine(
            new ServerFiles(closed),
            List.of(Unprivileged.Way.SETPRIV, Unprivileged.Way.PERL),
            Ports::free);
    try (LocalStack stack = LocalStack.start(StackMain.postgresAlone(), machine)) {
      assertThat(userOf(stack.postgres())).isNotEqualTo("0");
      assertThat(ProcessHandle.of(stack.server(ServerKind.POSTGRES).pid()))
          .get()
          .extracting(process -> process.info().commandLine().orElse(""))
          .asString()
          .contains("postgres-binaries/bin/postgres");
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void saysWhatItDoesNotFind() {
    LocalStack.Machine machine =
        new LocalStack.Machine(new ServerFiles(closed), List.of(), Ports::free);
    assertThatThrownBy(() -> LocalStack.start(StackMain.postgresAlone(), machine))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("Cannot find postgres-18 in " + closed)
        .hasMessageContaining("run mvn -Dquick -pl local-stack/servers install");
  }

  @Test
  void saysWhatTheServerSaidWhenItDoesNotStart() {
    StackOptions wrong = StackMain.postgresAlone().with(ServerKind.POSTGRES, "wal_level", "none");
    assertThatThrownBy(() -> LocalStack.start(wrong))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("Cannot start POSTGRES on [")
        .hasMessageContaining("invalid value for parameter \"wal_level\": \"none\"");
  }

  private static String userOf(PostgresEndpoint postgres) throws SQLException {
    try (Connection connection = postgres.connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("create temporary table seen (name text)");
      statement.execute("copy seen from program 'id -u'");
      return first(statement, "select name from seen");
    }
  }

  private static String read(PostgresEndpoint postgres, String sql) throws SQLException {
    try (Connection connection = postgres.connect("postgres");
        Statement statement = connection.createStatement()) {
      return first(statement, sql);
    }
  }

  private static String first(Statement statement, String sql) throws SQLException {
    try (ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }
}
