package dev.cinch.benchmarks.contracts;

import dev.cinch.backbone.client.KafkaClients;
import dev.cinch.backbone.registry.RegistryClient;
import dev.cinch.backbone.topics.SchemaProvisioner;
import dev.cinch.backbone.topics.TopicProvisioner;
import dev.cinch.backbone.wire.WireFormat;
import dev.cinch.events.Namespace;
import dev.cinch.stack.Endpoints;
import dev.cinch.stack.suite.Login;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Topics, schemas, groups and a table, as a large shop has them. */
final class Shop implements AutoCloseable {

  /** A record of 100 bytes, whose framing alone is looked at. */
  private static final int PAYLOAD = 95;

  private static final int AT_ONCE = 500;

  private final Endpoints stack;
  private final KafkaClients clients;
  private final RegistryClient registry;
  private final Admin admin;

  Shop(Endpoints stack) {
    this.stack = stack;
    this.clients = KafkaClients.of(Map.of("bootstrap.servers", stack.kafkaBootstrap()));
    this.registry = RegistryClient.of(Map.of("schema.registry.url", stack.registry().toString()));
    this.admin = clients.admin();
    Namespace namespace = new Namespace("");
    new TopicProvisioner(admin, (short) 1).provision(namespace.topics());
    new SchemaProvisioner(registry).provision(namespace.topics());
  }

  KafkaClients clients() {
    return clients;
  }

  RegistryClient registry() {
    return registry;
  }

  /** The database whose column the migrations tighten. */
  Login target() throws SQLException {
    String url = stack.postgres().createDatabase("shop");
    Login login = new Login(url, stack.postgres().user(), stack.postgres().password());
    try (Connection connection = DriverManager.getConnection(url, login.user(), login.password());
        Statement statement = connection.createStatement()) {
      statement.execute("create extension pg_stat_statements");
      statement.execute("create table orders (id bigint primary key, tier text not null)");
    }
    return login;
  }

  /** A topic with the schemas of its subject, and some records of the last one. */
  void open(Subject subject, int partitions) throws Exception {
    admin.createTopics(List.of(new NewTopic(subject.topic(), partitions, (short) 1))).all().get();
    registry.register(subject.name(), new Schema.Parser().parse(subject.filling()));
    registry.register(subject.name(), new Schema.Parser().parse(subject.tight()));
  }

  /** Records that are old once the field is required, and one behind them that is not. */
  void write(Subject subject, long records) {
    int old = registry.id(subject.name(), new Schema.Parser().parse(subject.filling()));
    int tight = registry.id(subject.name(), new Schema.Parser().parse(subject.tight()));
    try (Producer<byte[], byte[]> producer =
        clients.producer(Map.of("acks", "1", "linger.ms", 5, "batch.size", 1 << 18))) {
      byte[] oldRecord = WireFormat.frame(old, new byte[PAYLOAD]);
      for (long i = 0; i < records; i++) {
        producer.send(new ProducerRecord<>(subject.topic(), oldRecord));
      }
      producer.send(
          new ProducerRecord<>(subject.topic(), WireFormat.frame(tight, new byte[PAYLOAD])));
    }
  }

  /** Groups that have read a topic to its end. */
  void read(Subject subject, List<String> groups) throws Exception {
    List<TopicPartition> partitions =
        IntStream.range(0, partitions(subject))
            .mapToObj(partition -> new TopicPartition(subject.topic(), partition))
            .toList();
    Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
    for (TopicPartition partition : partitions) {
      ends.put(partition, new OffsetAndMetadata(end(partition)));
    }
    List<KafkaFuture<Void>> commits = new ArrayList<>();
    for (String group : groups) {
      commits.add(admin.alterConsumerGroupOffsets(group, ends).all());
      if (commits.size() == AT_ONCE) {
        settle(commits);
      }
    }
    settle(commits);
  }

  private int partitions(Subject subject) throws Exception {
    return Objects.requireNonNull(
            admin
                .describeTopics(List.of(subject.topic()))
                .allTopicNames()
                .get()
                .get(subject.topic()))
        .partitions()
        .size();
  }

  private long end(TopicPartition partition) throws Exception {
    return admin
        .listOffsets(Map.of(partition, OffsetSpec.latest()))
        .partitionResult(partition)
        .get()
        .offset();
  }

  private static void settle(List<KafkaFuture<Void>> commits)
      throws ExecutionException, InterruptedException {
    for (KafkaFuture<Void> commit : commits) {
      commit.get();
    }
    commits.clear();
  }

  @Override
  public void close() {
    admin.close();
  }
}
