package dev.cinch.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.cinch.stack.process.Ports;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalStackIT {

  private final long began = System.nanoTime();
  private final LocalStack stack = LocalStack.start(StackOptions.temporary());
  private final Duration readyAfter = Duration.ofNanos(System.nanoTime() - began);
  private final Duration work = cpuTime();
  private final PostgresEndpoint postgres = stack.endpoints().postgres();
  private final Broker broker = new Broker(stack.endpoints().kafkaBootstrap());
  private final RegistryClient registry = new RegistryClient(stack.endpoints().registry());

  @AfterAll
  void close() {
    stack.close();
  }

  private Duration cpuTime() {
    return List.of(ServerKind.values()).stream()
        .map(kind -> ProcessHandle.of(stack.server(kind).pid()).orElseThrow())
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  // The clock depends on what else the machine does; what the servers work until then does less.
  @Test
  void isReadyAfterTenSecondsWorkOfTwoCoresAtMost() {
    System.out.printf(
        "The stack was ready after %d ms, and %d ms of work%n",
        readyAfter.toMillis(), work.toMillis());
    assertThat(work).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void postgresIsSetUpForLogicalDecodingAndStatementStatistics() throws SQLException {
    String url = postgres.createDatabase("settings");
    assertThat(query(url, "show server_version")).startsWith("18.");
    assertThat(query(url, "show wal_level")).isEqualTo("logical");
    assertThat(query(url, "show track_io_timing")).isEqualTo("on");
    assertThat(query(url, "show max_connections")).isEqualTo("200");
    assertThat(query(url, "show fsync")).isEqualTo("off");
    query(url, "select 'counted' from (select 1) as one");
    execute(url, "create extension pg_stat_statements");
    assertThat(
            query(
                url,
                "select sum(calls) from pg_stat_statements where query like '%counted%' or query like '%(select $%'"))
        .isNotNull();
  }

  @Test
  void postgresAsksForItsPassword() {
    assertThatThrownBy(
            () -> DriverManager.getConnection(postgres.jdbcUrl("postgres"), "postgres", "guessed"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
    assertThat(postgres.toString()).doesNotContain(postgres.password());
  }

  @Test
  void eachDatabaseIsNew() throws SQLException {
    String first = postgres.createDatabase("fresh");
    String second = postgres.createDatabase("fresh");
    assertThat(first).isNotEqualTo(second).contains("/fresh_");
    assertThat(query(first, "select current_database()")).isNotEqualTo("postgres");
    assertThatThrownBy(() -> postgres.createDatabase("no-identifier"))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("Cannot create a database named after 'no-identifier'");
  }

  @Test
  void shareGroupsAreOnAndTopicsAreNotCreatedByTheWay() throws Exception {
    try (Admin admin = broker.admin()) {
      var features = admin.describeFeatures().featureMetadata().get(60, TimeUnit.SECONDS);
      assertThat(features.finalizedFeatures())
          .hasEntrySatisfying(
              "share.version", levels -> assertThat(levels.maxVersionLevel()).isEqualTo((short) 1));
      ConfigResource self = new ConfigResource(ConfigResource.Type.BROKER, "1");
      assertThat(admin.describeConfigs(List.of(self)).all().get(60, TimeUnit.SECONDS))
          .hasEntrySatisfying(
              self,
              settings ->
                  assertThat(settings.entries())
                      .extracting(ConfigEntry::name, ConfigEntry::value)
                      .contains(
                          tuple("auto.create.topics.enable", "false"),
                          tuple("group.initial.rebalance.delay.ms", "0")));
    }
  }

  @Test
  void aShareGroupTakesOneRecordAtATime() throws Exception {
    String topic = broker.createTopic();
    String group = "group-of-" + topic;
    readFromTheStart(group);
    broker.send(topic, "one", "two", "three");
    List<String> taken = new ArrayList<>();
    try (KafkaShareConsumer<String, String> consumer = shareConsumer(group)) {
      consumer.subscribe(List.of(topic));
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
      while (taken.size() < 3 && System.nanoTime() < end) {
        var records = consumer.poll(Duration.ofSeconds(1));
        assertThat(records.count()).isLessThanOrEqualTo(1);
        for (ConsumerRecord<String, String> each : records) {
          taken.add(each.value());
          consumer.acknowledge(each, AcknowledgeType.ACCEPT);
        }
      }
    }
    assertThat(taken).containsExactly("one", "two", "three");
  }

  private void readFromTheStart(String group) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.GROUP, group);
    AlterConfigOp earliest =
        new AlterConfigOp(
            new ConfigEntry("share.auto.offset.reset", "earliest"), AlterConfigOp.OpType.SET);
    try (Admin admin = broker.admin()) {
      admin
          .incrementalAlterConfigs(Map.of(resource, List.of(earliest)))
          .all()
          .get(60, TimeUnit.SECONDS);
    }
  }

  private KafkaShareConsumer<String, String> shareConsumer(String group) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrap(),
            ConsumerConfig.GROUP_ID_CONFIG, group,
            ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG, "record_limit",
            ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG, "explicit",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "1");
    return new KafkaShareConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
  }

  @Test
  void schemaIdsAreTheSameInEachSubject() {
    String schema = RegistryClient.record("SameEverywhere", "");
    int id = registry.register("first-value", schema);
    assertThat(registry.register("second-value", schema)).isEqualTo(id);
    assertThat(registry.register("first-value", schema)).isEqualTo(id);
    assertThat(registry.register("third-value", RegistryClient.record("AnotherOne", "")))
        .isNotEqualTo(id);
    assertThat(registry.schema(id).body()).contains("SameEverywhere");
  }

  @Test
  void aSubjectCanDemandCompatibilityWithAllItsVersions() {
    String field = "{\"name\":\"text\",\"type\":\"string\"}";
    assertThat(
            registry
                .send("/config/strict-value", "PUT", "{\"compatibility\":\"FULL_TRANSITIVE\"}")
                .statusCode())
        .isEqualTo(200);
    assertThat(registry.send("/config/strict-value", "GET", "").body()).contains("FULL_TRANSITIVE");
    registry.register("strict-value", RegistryClient.record("Strict", ""));
    var refused = registry.post("strict-value", RegistryClient.record("Strict", field));
    assertThat(refused.statusCode()).isEqualTo(409);
    String optional = "{\"name\":\"text\",\"type\":\"string\",\"default\":\"\"}";
    assertThat(
            registry.post("strict-value", RegistryClient.record("Strict", optional)).statusCode())
        .isEqualTo(200);
  }

  // A server that listened on all addresses would answer on this one, too, where the system has it.
  @Test
  void nobodyListensOnAnotherAddress() {
    List<Integer> ports =
        List.of(
            postgres.port(),
            Integer.parseInt(broker.bootstrap().split(":", -1)[1]),
            stack.endpoints().registry().getPort());
    assertThat(ports)
        .allSatisfy(
            port -> {
              try (Socket own = new Socket()) {
                own.connect(Ports.address(port), 5_000);
              }
              try (Socket other = new Socket()) {
                assertThatThrownBy(
                        () -> other.connect(new InetSocketAddress("127.0.0.2", port), 5_000))
                    .isInstanceOf(java.io.IOException.class);
              }
            });
  }

  @Test
  void aSecondStackHasNothingInCommonWithIt() throws SQLException {
    StackOptions options =
        StackOptions.temporary()
            .only(ServerKind.POSTGRES, ServerKind.KAFKA)
            .with(ServerKind.POSTGRES, "work_mem", "7MB")
            .with(ServerKind.KAFKA, "group.share.max.size", "7");
    PostgresEndpoint other;
    try (LocalStack second = LocalStack.start(options)) {
      other = second.postgres();
      assertThat(other.port()).isNotEqualTo(postgres.port());
      assertThat(other.password()).isNotEqualTo(postgres.password());
      assertThat(second.kafkaBootstrap()).isNotEqualTo(broker.bootstrap());
      assertThat(query(other, "show work_mem")).isEqualTo("7MB");
      assertThatThrownBy(second::endpoints)
          .isInstanceOf(StackException.class)
          .hasMessage(
              "Cannot give REGISTRY: this stack has [POSTGRES, KAFKA]; add it to the options");
    }
    assertThat(other.answeringFolder()).isEmpty();
    assertThat(query(postgres, "show work_mem")).isEqualTo("4MB");
  }

  private static String query(PostgresEndpoint server, String sql) throws SQLException {
    try (Connection connection = server.connect("postgres")) {
      return query(connection, sql);
    }
  }

  private String query(String url, String sql) throws SQLException {
    try (Connection connection = open(url)) {
      return query(connection, sql);
    }
  }

  private static String query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return String.valueOf(result.getString(1));
    }
  }

  private void execute(String url, String sql) throws SQLException {
    try (Connection connection = open(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection open(String url) throws SQLException {
    return DriverManager.getConnection(url, postgres.user(), postgres.password());
  }
}
