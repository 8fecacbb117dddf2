package dev.cinch.checker.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.check.GroupProgress;
import dev.cinch.checker.support.Broker;
import dev.cinch.stack.SharedStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
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
