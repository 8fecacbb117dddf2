package dev.cinch.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.stack.process.OtherJvm;
import dev.cinch.stack.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack in a folder of its own finds there what it had. */
class LastingStackIT {

  private static final String SCHEMA = RegistryClient.record("Lasting", "");

  private final Path folder;

  LastingStackIT(@TempDir Path folder) {
    this.folder = folder.resolve("a folder with " + unusual() + " letters");
  }

  // In a locale that knows only ASCII, a JVM can't name a file otherwise.
  private static String unusual() {
    Charset names = Charset.forName(System.getProperty("sun.jnu.encoding"));
    return names.newEncoder().canEncode("ünusual") ? "ünusual" : "'unusual'";
  }

  @Tag("long")
  @Test
  void allThreeServersKeepTheirData() throws SQLException {
    String topic;
    int id;
    // The first one is killed while it writes, the second one ends in good order.
    try (OtherJvm parent =
        OtherJvm.start(temporary(), StackMain.class, "kept", folder.toString())) {
      Endpoints first = endpoints(parent.nextLine());
      id = new RegistryClient(first.registry()).register("lasting-value", SCHEMA);
      topic = new Broker(first.kafkaBootstrap()).createTopic();
      new Broker(first.kafkaBootstrap()).send(topic, "killed");
      execute(first, "create table lasting as select 'killed' as word");
      parent.kill();
    }
    try (LocalStack second = LocalStack.start(StackOptions.keptIn(folder))) {
      assertThatThrownBy(() -> LocalStack.start(StackOptions.keptIn(folder)))
          .isInstanceOf(StackException.class)
          .hasMessage(
              "Cannot start a stack in %s: another one runs in it; end that one first", folder);
      assertThat(words(second.endpoints())).isEqualTo("killed");
      assertThat(read(second.postgres(), "show fsync")).isEqualTo("on");
      execute(second.endpoints(), "insert into lasting values ('ended')");
      new Broker(second.kafkaBootstrap()).send(topic, "ended");
    }
    assertThat(folder.resolve("running")).doesNotExist();
    assertThat(folder.resolve("log/postgres-18.log"))
        .content()
        .contains("database system is shut down");
    try (LocalStack third = LocalStack.start(StackOptions.keptIn(folder))) {
      assertThat(words(third.endpoints())).isEqualTo("ended,killed");
      assertThat(new Broker(third.kafkaBootstrap()).read(topic)).containsExactly("killed", "ended");
      RegistryClient registry = new RegistryClient(third.registry());
      assertThat(registry.schema(id).body()).contains("Lasting");
      assertThat(registry.register("lasting-value", SCHEMA)).isEqualTo(id);
    }
  }

  @Test
  void refusesAFolderThatKafkaWouldSplit() {
    Path split = folder.resolveSibling("one,two");
    assertThatThrownBy(() -> LocalStack.start(StackOptions.keptIn(split)))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("Kafka takes a comma for the end of a folder's name; take another");
  }

  @Test
  void refusesAFileForAFolder() throws IOException {
    Path file = Files.createFile(folder.resolveSibling("file"));
    assertThatThrownBy(() -> LocalStack.start(StackOptions.keptIn(file)))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("Cannot keep a stack in " + file);
  }

  private Path temporary() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  private static Endpoints endpoints(String line) {
    String[] said = line.split(" ", -1);
    PostgresEndpoint postgres =
        new PostgresEndpoint(Ports.HOST, Integer.parseInt(said[0]), "postgres", said[1]);
    return new Endpoints(postgres, said[2], URI.create(said[3]));
  }

  private static String words(Endpoints stack) throws SQLException {
    return read(stack.postgres(), "select string_agg(word, ',' order by word) from lasting");
  }

  private static String read(PostgresEndpoint postgres, String sql) throws SQLException {
    try (Connection connection = postgres.connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return String.valueOf(result.getString(1));
    }
  }

  private static void execute(Endpoints stack, String sql) throws SQLException {
    try (Connection connection = stack.postgres().connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
