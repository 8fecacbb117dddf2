package dev.cinch.checker.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cinch.backbone.wire.WireFormat;
import dev.cinch.checker.log.LogHeldUp;
import dev.cinch.checker.log.Logs;
import dev.cinch.checker.log.Logs.Span;
import dev.cinch.checker.log.NoSuchTopic;
import dev.cinch.checker.log.SchemaMark;
import dev.cinch.checker.log.TopicExtent.Extent;
import dev.cinch.checker.log.TopicPart;
import dev.cinch.checker.support.Broker;
import dev.cinch.stack.SharedStack;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KafkaLogsIT {

  private static Broker broker;
  private static KafkaLogs logs;

  @BeforeAll
  static void connect() {
    broker = new Broker(SharedStack.endpoints().kafkaBootstrap());
    logs = new KafkaLogs(broker.clients(), broker.admin());
  }

  @AfterAll
  static void disconnect() throws Exception {
    broker.close();
  }

  @Test
  void tellsTheIdOfEachRecordAndWhichHaveNone() throws Exception {
    String topic = broker.createTopic(2);
    broker.write(topic, 0, 7);
    broker.writeBytes(topic, 0, "{\"id\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    broker.writeBytes(topic, 0, new byte[] {0, 0});
    broker.writeBytes(topic, 0, null);
    broker.write(topic, 1, 8);

    Heard heard = read(topic, Map.of(0, new Span(0, 4), 1, new Span(0, 1)));

    assertThat(heard.told)
        .containsExactlyInAnyOrder("0@0 schema 7", "0@1 unframed", "0@2 unframed", "1@0 schema 8");
    assertThat(heard.until).isEqualTo(Map.of(0, 4L, 1, 1L));
  }

  @Test
  void tellsTheSchemaInEachFraming() throws Exception {
    String topic = broker.createTopic(1);
    UUID guid = UUID.randomUUID();
    byte[] byGuid =
        ByteBuffer.allocate(17)
            .put((byte) 1)
            .putLong(guid.getMostSignificantBits())
            .putLong(guid.getLeastSignificantBits())
            .array();
    byte[] bare = {0, 0, 0, 0, 9, 1};
    broker.write(topic, 0, 7);
    broker.send(with(topic, bare, "__value_schema_id", byGuid));
    broker.send(with(topic, bare, "__value_schema_id", new byte[] {0, 0, 0, 0, 5}));
    broker.writeBytes(topic, 0, new byte[] {(byte) 0xC3, 1, 1, 2, 3, 4, 5, 6, 7, 8, 2});
    broker.send(
        with(topic, bare, "apicurio.value.contentId", ByteBuffer.allocate(8).putLong(11).array()));
    broker.send(
        with(topic, bare, "apicurio.value.globalId", ByteBuffer.allocate(8).putLong(11).array()));
    broker.send(with(topic, bare, "__value_schema_id", new byte[] {4, 4}));

    assertThat(read(topic, Map.of(0, new Span(0, 7))).told)
        .containsExactly(
            "0@0 schema 7",
            "0@1 GUID:" + guid,
            "0@2 schema 5",
            "0@3 FINGERPRINT:807060504030201",
            "0@4 schema 11",
            "0@5 unframed",
            "0@6 unframed");
  }

  private static ProducerRecord<byte[], byte[]> with(
      String topic, byte[] value, String header, byte[] content) {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, 0, null, value);
    record.headers().add(header, content);
    return record;
  }

  @Test
  void readsFromWhereItIsToldToWhereItIsTold() throws Exception {
    String topic = broker.createTopic(1);
    for (int schema = 1; schema <= 5; schema++) {
      broker.write(topic, 0, schema);
    }

    assertThat(read(topic, Map.of(0, new Span(1, 3))).told)
        .containsExactly("0@1 schema 2", "0@2 schema 3");
  }

  @Test
  void looksAtKeysWhereTheyAreAskedFor() throws Exception {
    String topic = broker.createTopic(1);
    broker.send(
        new ProducerRecord<>(topic, 0, WireFormat.frame(3, new byte[] {2}), new byte[] {1}));
    Heard heard = new Heard();

    logs.read(TopicPart.of(topic, topic + "-key"), Map.of(0, new Span(0, 1)), heard);

    assertThat(heard.told).containsExactly("0@0 schema 3");
  }

  @Test
  void tellsHowFarATopicReachesAndWhatRetentionHasDeleted() throws Exception {
    String topic = broker.createTopic(1);
    for (int schema = 1; schema <= 5; schema++) {
      broker.write(topic, 0, schema);
    }
    broker
        .admin()
        .deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(3)))
        .all()
        .get();

    assertThat(logs.extent(topic).partitions()).containsExactly(Map.entry(0, new Extent(3, 5, 0)));
    assertThat(read(topic, Map.of(0, new Span(0, 5))).told)
        .containsExactly("0@3 schema 4", "0@4 schema 5");
  }

  @Test
  void givesAnotherTopicOfTheSameNameAnotherId() throws Exception {
    String topic = broker.createTopic(1);
    String first = logs.extent(topic).topicId();
    broker.admin().deleteTopics(List.of(topic)).all().get();
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .until(() -> broker.createTopic(topic, 1, Map.of()).equals(topic));

    assertThat(logs.extent(topic).topicId()).isNotEqualTo(first);
  }

  @Test
  void passesWhatATransactionHasGivenUp() throws Exception {
    String topic = broker.createTopic(1);
    try (Producer<byte[], byte[]> producer = transactional()) {
      producer.beginTransaction();
      producer.send(record(topic, 6)).get();
      producer.abortTransaction();
      producer.beginTransaction();
      producer.send(record(topic, 7)).get();
      producer.commitTransaction();
    }
    long end = logs.extent(topic).partitions().values().iterator().next().end();

    Heard heard = read(topic, Map.of(0, new Span(0, end)));

    assertThat(heard.told).containsExactly("0@2 schema 7");
    assertThat(heard.until).isEqualTo(Map.of(0, end));
  }

  @Test
  void doesNotReadPastATransactionThatIsOpen() throws Exception {
    String topic = broker.createTopic(1);
    broker.write(topic, 0, 5);
    try (Producer<byte[], byte[]> producer = transactional()) {
      producer.beginTransaction();
      producer.send(record(topic, 6)).get();
      broker.write(topic, 0, 7);
      Heard heard = new Heard();

      assertThatThrownBy(() -> logs.read(part(topic), Map.of(0, new Span(0, 3)), heard))
          .isInstanceOf(LogHeldUp.class)
          .hasMessage(
              "Cannot read topic %s beyond offset 1 of partition 0: a producer's transaction is open there; if it stays, see kafka-transactions.sh find-hanging"
                  .formatted(topic));
      assertThat(heard.told).containsExactly("0@0 schema 5");
      producer.abortTransaction();
    }
  }

  @Test
  void doesNotCreateATopicThatIsNotThere() throws Exception {
    String topic = "missing-" + UUID.randomUUID();

    assertThatThrownBy(() -> logs.extent(topic))
        .isInstanceOf(NoSuchTopic.class)
        .hasMessage(
            "Cannot read topic %s: the broker has none of that name, or hides it from the checker; correct the plan or grant DESCRIBE and READ"
                .formatted(topic));
    assertThat(broker.admin().listTopics().names().get()).doesNotContain(topic);
  }

  private static Heard read(String topic, Map<Integer, Span> spans) {
    Heard heard = new Heard();
    logs.read(part(topic), spans, heard);
    return heard;
  }

  private static TopicPart part(String topic) {
    return TopicPart.of(topic, topic + "-value");
  }

  private static Producer<byte[], byte[]> transactional() {
    Producer<byte[], byte[]> producer =
        broker.clients().producer(Map.of("transactional.id", UUID.randomUUID().toString()));
    producer.initTransactions();
    return producer;
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, int schema) {
    return new ProducerRecord<>(topic, 0, null, WireFormat.frame(schema, new byte[] {2}));
  }

  private static final class Heard implements Logs.Reader {
    private final List<String> told = new ArrayList<>();
    private final Map<Integer, Long> until = new java.util.HashMap<>();

    @Override
    public void framed(int partition, long offset, SchemaMark schema, Instant timestamp) {
      assertThat(timestamp).isCloseTo(Instant.now(), within(1, ChronoUnit.HOURS));
      told.add(
          "%d@%d %s".formatted(partition, offset, schema.text().replaceFirst("^ID:", "schema ")));
    }

    @Override
    public void unframed(int partition, long offset) {
      told.add("%d@%d unframed".formatted(partition, offset));
    }

    @Override
    public void readUntil(int partition, long offset, @Nullable Integer leaderEpoch) {
      until.put(partition, offset);
    }

    @Override
    public void portionRead() {
      assertThat(until).isNotNull();
    }
  }
}
