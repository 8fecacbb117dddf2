package dev.cinch.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cinch.stack.process.Ports;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Takes servers away and brings them back; the tests share a stack, and leave it whole. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerIT {

  private final LocalStack stack = LocalStack.start(StackOptions.temporary());
  private final Endpoints before = stack.endpoints();

  @AfterAll
  void close() {
    stack.close();
  }

  @Test
  void aStoppedBrokerComesBackOnItsPortWithItsRecords() {
    Server server = stack.server(ServerKind.KAFKA);
    Broker broker = new Broker(before.kafkaBootstrap());
    String topic = broker.createTopic();
    broker.send(topic, "before");
    server.stop();
    assertThat(server.isRunning()).isFalse();
    assertThat(Ports.isFree(portOf(before.kafkaBootstrap()))).isTrue();
    server.start();
    broker.send(topic, "after");
    assertThat(broker.read(topic)).containsExactly("before", "after");
    assertThat(stack.endpoints()).isEqualTo(before);
  }

  @Tag("long")
  @Test
  void aKilledBrokerHasWhatItAcknowledged() {
    Server server = stack.server(ServerKind.KAFKA);
    Broker broker = new Broker(before.kafkaBootstrap());
    String topic = broker.createTopic();
    broker.send(topic, "acknowledged");
    server.kill();
    assertThat(server.isRunning()).isFalse();
    server.start();
    assertThat(broker.read(topic)).containsExactly("acknowledged");
  }

  @Tag("long")
  @Test
  void aKilledRegistryKnowsTheIdsThatItGaveOut() {
    Server server = stack.server(ServerKind.REGISTRY);
    RegistryClient registry = new RegistryClient(before.registry());
    String schema = RegistryClient.record("Kept", "");
    int id = registry.register("kept-value", schema);
    server.kill();
    assertThat(Ports.isFree(before.registry().getPort())).isTrue();
    server.start();
    assertThat(registry.schema(id).body()).contains("Kept");
    assertThat(registry.register("kept-value", schema)).isEqualTo(id);
  }

  @Test
  void aKilledPostgresTakesItsBusySessionsAlong() throws SQLException {
    Server server = stack.server(ServerKind.POSTGRES);
    execute("create table killed as select 42 as answer");
    CompletableFuture<Void> busy = CompletableFuture.runAsync(this::runForever);
    await().atMost(Duration.ofSeconds(60)).until(() -> count(BUSY) == 1);
    server.kill();
    assertThat(busy).failsWithin(Duration.ofSeconds(30));
    server.start();
    assertThat(count(BUSY)).isZero();
    assertThat(count("select answer from killed")).isEqualTo(42);
  }

  private static final String BUSY =
      "select count(*) from pg_stat_activity where query like 'select sum(x)%' and state = 'active'";

  private void runForever() {
    try {
      execute("select sum(x) from generate_series(1, 1000000000000) as x");
    } catch (SQLException killed) {
      throw new IllegalStateException(killed);
    }
  }

  @Tag("wide")
  @Test
  void theRegistryGoesOnWithAPostgresThatCameBack() {
    RegistryClient registry = new RegistryClient(before.registry());
    int id = registry.register("going-on-value", RegistryClient.record("GoingOn", ""));
    Server server = stack.server(ServerKind.POSTGRES);
    server.stop();
    server.start();
    assertThat(registry.schema(id).body()).contains("GoingOn");
  }

  @Test
  void aStoppedPostgresIsStartedOnce() throws SQLException {
    Server server = stack.server(ServerKind.POSTGRES);
    server.stop();
    assertThat(before.postgres().answeringFolder()).isEmpty();
    server.start();
    long process = server.pid();
    server.start();
    assertThat(server.pid()).isEqualTo(process);
    assertThat(count("select 1")).isEqualTo(1);
  }

  @Tag("long")
  @Test
  void aFrozenBrokerKeepsItsPortAndAnswersWhenItIsThawed() {
    Server server = stack.server(ServerKind.KAFKA);
    int port = portOf(before.kafkaBootstrap());
    server.freeze();
    try {
      assertThat(Ports.isFree(port)).isFalse();
      assertThat(KafkaHandshake.readyClusterAt(port)).isEmpty();
      assertThat(server.isRunning()).isTrue();
    } finally {
      server.thaw();
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> KafkaHandshake.readyClusterAt(port).isPresent());
  }

  @Test
  void aServerThatDoesNotRunCannotBeFrozen() {
    Server server = stack.server(ServerKind.REGISTRY);
    server.stop();
    try {
      assertThatThrownBy(server::freeze)
          .isInstanceOf(StackException.class)
          .hasMessage("Cannot reach the process of REGISTRY: it does not run; start it first");
    } finally {
      server.start();
    }
  }

  @Test
  void theOutputOfAServerCanBeRead() {
    assertThat(stack.server(ServerKind.POSTGRES).log())
        .content()
        .contains("database system is ready to accept connections");
  }

  private static int portOf(String bootstrap) {
    return Integer.parseInt(bootstrap.substring(bootstrap.indexOf(':') + 1));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = before.postgres().connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int count(String sql) throws SQLException {
    try (Connection connection = before.postgres().connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getInt(1);
    }
  }
}
