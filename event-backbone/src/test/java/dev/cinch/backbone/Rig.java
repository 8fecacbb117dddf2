package dev.cinch.backbone;

import com.zaxxer.hikari.HikariDataSource;
import dev.cinch.backbone.client.KafkaClients;
import dev.cinch.backbone.registry.RegistryClient;
import dev.cinch.backbone.topics.SchemaProvisioner;
import dev.cinch.backbone.topics.TopicProvisioner;
import dev.cinch.events.TopicDefinition;
import dev.cinch.stack.Endpoints;
import dev.cinch.stack.SharedStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What one test needs of a stack: a database of its own, topics of its own, clients. */
public final class Rig implements AutoCloseable {

  private final Endpoints endpoints;
  private final HikariDataSource dataSource;
  private final KafkaClients clients;
  private final RegistryClient registry;
  private final Admin admin;

  private Rig(Endpoints endpoints, String url) {
    this.endpoints = endpoints;
    this.dataSource = dataSource(endpoints, url);
    this.clients = KafkaClients.of(clientSettings(endpoints));
    this.registry = RegistryClient.of(clientSettings(endpoints));
    this.admin = clients.admin();
  }

  /** A rig on the stack that all tests share. */
  public static Rig shared() {
    return on(SharedStack.endpoints());
  }

  /** A rig on a stack. */
  public static Rig on(Endpoints endpoints) {
    Rig rig = new Rig(endpoints, endpoints.postgres().createDatabase("backbone"));
    Flyway.configure()
        .dataSource(rig.dataSource)
        .locations("classpath:db/backbone")
        .load()
        .migrate();
    return rig;
  }

  /** A rig on a database that another process has made. */
  public static Rig joining(Endpoints endpoints, String url) {
    return new Rig(endpoints, url);
  }

  /** Client settings that any Confluent client would understand. */
  public static Map<String, Object> clientSettings(Endpoints endpoints) {
    return Map.of(
        "bootstrap.servers", endpoints.kafkaBootstrap(),
        "schema.registry.url", endpoints.registry().toString(),
        "reconnect.backoff.max.ms", 500);
  }

  private static HikariDataSource dataSource(Endpoints endpoints, String url) {
    HikariDataSource dataSource = new HikariDataSource();
    dataSource.setJdbcUrl(url);
    dataSource.setUsername(endpoints.postgres().user());
    dataSource.setPassword(endpoints.postgres().password());
    dataSource.setMaximumPoolSize(12);
    dataSource.setMinimumIdle(0);
    dataSource.setConnectionTimeout(5_000);
    dataSource.setInitializationFailTimeout(-1);
    return dataSource;
  }

  /** A topic as defined, under a name of its own; there, with its dead letters and its schema. */
  public <T extends SpecificRecord> TopicDefinition<T> topic(TopicDefinition<T> definition) {
    TopicDefinition<T> topic = unprovisioned(definition);
    provision(topic);
    return topic;
  }

  /** Makes a topic, its dead letters and its subject. */
  public void provision(TopicDefinition<?> topic) {
    new TopicProvisioner(admin, (short) 1).provision(List.of(topic));
    new SchemaProvisioner(registry).provision(List.of(topic));
  }

  /** A topic as defined, under a name of its own; not there. */
  public <T extends SpecificRecord> TopicDefinition<T> unprovisioned(
      TopicDefinition<T> definition) {
    String suffix = UUID.randomUUID().toString().substring(0, 8);
    return definition.named(definition.name() + "." + suffix);
  }

  /** All committed records of a topic, as they are now, in order within each partition. */
  public List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    Map<String, Object> settings =
        Map.of("isolation.level", "read_committed", "auto.offset.reset", "earliest");
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (var consumer = clients.consumer(settings)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic, Duration.ofSeconds(20)).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  /** The settings of a topic or a group, as the broker has them. */
  public Map<String, String> settings(ConfigResource resource) {
    try {
      return admin.describeConfigs(List.of(resource)).all().get().values().stream()
          .flatMap(config -> config.entries().stream())
          .filter(entry -> entry.value() != null)
          .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Runs statements that the database knows, as its owner. */
  public JdbcClient jdbc() {
    return JdbcClient.create(dataSource);
  }

  /** Transactions on the database. */
  public TransactionTemplate transactions() {
    return new TransactionTemplate(new JdbcTransactionManager(dataSource));
  }

  public Endpoints endpoints() {
    return endpoints;
  }

  public DataSource dataSource() {
    return dataSource;
  }

  public String url() {
    return dataSource.getJdbcUrl();
  }

  public KafkaClients clients() {
    return clients;
  }

  public RegistryClient registry() {
    return registry;
  }

  public Admin admin() {
    return admin;
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
    dataSource.close();
  }
}
