package dev.cinch.checker.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.check.GroupProgress;
import dev.cinch.checker.support.Broker;
import dev.cinch.stack.SharedStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.internals.AsyncKafkaConsumer;
import org.apache.kafka.clients.consumer.internals.StreamsRebalanceData;
import org.apache.kafka.clients.consumer.internals.StreamsRebalanceData.Assignment;
import org.apache.kafka.clients.consumer.internals.StreamsRebalanceData.Subtopology;
import org.apache.kafka.clients.consumer.internals.StreamsRebalanceData.TaskId;
import org.apache.kafka.clients.consumer.internals.StreamsRebalanceListener;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaConsumerGroupsIT {

  private static Broker broker;
  private static KafkaConsumerGroups groups;

  private final String group = "group-" + UUID.randomUUID();

  @BeforeAll
  static void connect() {
    broker = new Broker(SharedStack.endpoints().kafkaBootstrap());
    groups = new KafkaConsumerGroups(broker.admin());
  }

  @AfterAll
  static void disconnect() throws Exception {
    broker.close();
  }

  @Test
  void knowsAGroupByTheOffsetsThatItHasCommittedThoughNobodyIsThere() throws Exception {
    String topic = broker.createTopic(2);
    broker.write(topic, 1, 1);
    broker.commit(group, topic, 1, 1);

    assertThat(groups.readersOf(topic)).containsExactly(group);
    assertThat(groups.progress(Set.of(group), topic))
        .isEqualTo(Map.of(group, new GroupProgress(Map.of(1, 1L))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  void knowsAGroupByAMemberThatReadsAndNeverCommits(String protocol) throws Exception {
    String topic = broker.createTopic(1);
    try (Consumer<byte[], byte[]> member =
        broker.join(group, topic, Map.of("group.protocol", protocol))) {
      assertThat(groups.readersOf(topic)).containsExactly(group);
      assertThat(groups.progress(Set.of(group), topic))
          .isEqualTo(Map.of(group, new GroupProgress(Map.of())));
      assertThat(member.assignment()).hasSize(1);
    }
  }

  @Test
  void doesNotCountAGroupOfAnotherTopic() throws Exception {
    String topic = broker.createTopic(1);
    String other = broker.createTopic(1);
    broker.write(other, 0, 1);
    broker.commit(group, other, 0, 1);

    assertThat(groups.readersOf(topic)).isEmpty();
    assertThat(groups.progress(Set.of(group), topic))
        .isEqualTo(Map.of(group, new GroupProgress(Map.of())));
  }

  @Test
  void doesNotInventAGroup() throws Exception {
    assertThat(groups.progress(Set.of(group), broker.createTopic(1))).isEmpty();
  }

  @Test
  void takesAShareGroupForAsFarAsAllBeforeIsThrough() throws Exception {
    String topic = broker.createTopic(1);
    for (int i = 0; i < 3; i++) {
      broker.write(topic, 0, 1);
    }
    readFromTheBeginning();
    try (KafkaShareConsumer<byte[], byte[]> member = shareConsumer()) {
      member.subscribe(List.of(topic));
      // the broker writes down how far a share group is only with the next acknowledgement
      for (int round = 0; round < 2; round++) {
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> acknowledgeAllButTheLast(member) > 0);
        member.commitSync();
      }

      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(groups.progress(Set.of(group), topic))
                      .isEqualTo(Map.of(group, new GroupProgress(Map.of(0, 2L)))));
      assertThat(groups.readersOf(topic)).containsExactly(group);
    }
  }

  @Test
  void knowsAStreamsGroupByItsTopologyAndByTheOffsetsThatItHasCommitted() throws Exception {
    String topic = broker.createTopic(1);
    broker.write(topic, 0, 1);
    try (Consumer<byte[], byte[]> member = streamsMember(topic)) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                member.poll(Duration.ofMillis(100));
                return groups.readersOf(topic).contains(group);
              });
      assertThat(type()).isEqualTo(GroupType.STREAMS);
      assertThat(groups.progress(Set.of(group), topic))
          .isEqualTo(Map.of(group, new GroupProgress(Map.of())));

      member.commitSync(Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(1)));
    }

    assertThat(groups.progress(Set.of(group), topic))
        .isEqualTo(Map.of(group, new GroupProgress(Map.of(0, 1L))));
    assertThat(groups.readersOf(topic)).containsExactly(group);
  }

  private GroupType type() throws Exception {
    return broker.admin().listGroups().all().get().stream()
        .filter(listing -> listing.groupId().equals(group))
        .findFirst()
        .flatMap(GroupListing::type)
        .orElseThrow();
  }

  /** What the library of Kafka Streams joins a group with. */
  private Consumer<byte[], byte[]> streamsMember(String topic) {
    AsyncKafkaConsumer<byte[], byte[]> member =
        new AsyncKafkaConsumer<>(
            new ConsumerConfig(
                Map.of(
                    "bootstrap.servers",
                    SharedStack.endpoints().kafkaBootstrap(),
                    "group.id",
                    group,
                    "group.protocol",
                    "consumer",
                    "enable.auto.commit",
                    false,
                    "key.deserializer",
                    ByteArrayDeserializer.class,
                    "value.deserializer",
                    ByteArrayDeserializer.class)),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            Optional.of(
                new StreamsRebalanceData(
                    UUID.randomUUID(),
                    Optional.empty(),
                    Map.of(
                        "0",
                        new Subtopology(Set.of(topic), Set.of(), Map.of(), Map.of(), Set.of())),
                    Map.of())));
    member.subscribe(Set.of(topic), new NothingToRebalance());
    return member;
  }

  /** A member that computes nothing. */
  private static final class NothingToRebalance implements StreamsRebalanceListener {

    @Override
    public void onTasksRevoked(Set<TaskId> tasks) {}

    @Override
    public void onTasksAssigned(Assignment assignment) {}

    @Override
    public void onAllTasksLost() {}
  }

  private static int acknowledgeAllButTheLast(KafkaShareConsumer<byte[], byte[]> member) {
    ConsumerRecords<byte[], byte[]> records = member.poll(Duration.ofMillis(500));
    records.forEach(
        record ->
            member.acknowledge(
                record, record.offset() < 2 ? AcknowledgeType.ACCEPT : AcknowledgeType.RELEASE));
    return records.count();
  }

  private void readFromTheBeginning() throws Exception {
    broker
        .admin()
        .incrementalAlterConfigs(
            Map.of(
                new ConfigResource(ConfigResource.Type.GROUP, group),
                List.of(
                    new AlterConfigOp(
                        new ConfigEntry("share.auto.offset.reset", "earliest"),
                        AlterConfigOp.OpType.SET))))
        .all()
        .get();
  }

  private KafkaShareConsumer<byte[], byte[]> shareConsumer() {
    return new KafkaShareConsumer<>(
        Map.of(
            "bootstrap.servers",
            SharedStack.endpoints().kafkaBootstrap(),
            "group.id",
            group,
            "share.acknowledgement.mode",
            "explicit"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
