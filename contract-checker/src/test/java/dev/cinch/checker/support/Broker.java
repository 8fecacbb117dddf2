package dev.cinch.checker.support;

import static org.awaitility.Awaitility.await;

import dev.cinch.backbone.client.KafkaClients;
import dev.cinch.backbone.publish.EventPublisher;
import dev.cinch.backbone.wire.RecordEncoder;
import dev.cinch.backbone.wire.WireFormat;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** Topics, records and groups of teams that know nothing of Cinch. */
public final class Broker implements AutoCloseable {

  private static final byte[] AVRO = {2, 4};

  private final KafkaClients clients;
  private final Admin admin;
  private final Producer<byte[], byte[]> producer;

  public Broker(String bootstrap) {
    this.clients = KafkaClients.of(Map.of("bootstrap.servers", bootstrap));
    this.admin = clients.admin();
    this.producer = clients.producer(Map.of("acks", "all"));
  }

  /** Publishes Cinch's own events, as planners and teams do. */
  public EventPublisher events() {
    return new EventPublisher(
        producer,
        new RecordEncoder(CheckerService.registry()),
        "cinch/test",
        Optional::empty,
        Clock.systemUTC());
  }

  public Admin admin() {
    return admin;
  }

  public KafkaClients clients() {
    return clients;
  }

  public String createTopic(int partitions) throws Exception {
    return createTopic("orders-" + UUID.randomUUID(), partitions, Map.of());
  }

  /** Returns when the broker knows this very topic: the controller knows it first. */
  public String createTopic(String name, int partitions, Map<String, String> settings)
      throws Exception {
    Uuid id =
        admin
            .createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(settings)))
            .topicId(name)
            .get();
    await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(10))
        .ignoreExceptions()
        .until(
            () ->
                admin.describeTopics(List.of(name)).allTopicNames().get().values().stream()
                    .anyMatch(topic -> topic.topicId().equals(id)));
    return name;
  }

  /** Writes a record with a schema's id; what follows the id is nobody's business here. */
  public long write(String topic, int partition, int schemaId) throws Exception {
    return writeBytes(topic, partition, WireFormat.frame(schemaId, AVRO));
  }

  public long writeBytes(String topic, int partition, byte @Nullable [] value) throws Exception {
    return send(new ProducerRecord<>(topic, partition, new byte[] {1}, value));
  }

  public long send(ProducerRecord<byte[], byte[]> record) throws Exception {
    return producer.send(record).get().offset();
  }

  /** Commits for a group without members, as its consumer would have done before it went. */
  public void commit(String group, String topic, int partition, long offset) throws Exception {
    admin
        .alterConsumerGroupOffsets(
            group, Map.of(new TopicPartition(topic, partition), new OffsetAndMetadata(offset)))
        .all()
        .get();
  }

  /** A member of a group that reads a topic; it commits when told to. */
  public Consumer<byte[], byte[]> join(String group, String topic, Map<String, Object> settings) {
    Consumer<byte[], byte[]> consumer =
        clients.consumer(
            Map.of(
                "group.id",
                group,
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest",
                "group.protocol",
                settings.getOrDefault("group.protocol", "classic")));
    consumer.subscribe(List.of(topic));
    while (consumer.assignment().isEmpty()) {
      consumer.poll(Duration.ofMillis(100));
    }
    return consumer;
  }

  @Override
  public void close() {
    producer.close();
    admin.close();
  }
}
