package dev.cinch.backbone.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cinch.backbone.Rig;
import dev.cinch.events.TopicDefinition;
import dev.cinch.events.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TopicProvisionerIT {

  private static Rig rig;

  @BeforeAll
  static void connect() {
    rig = Rig.shared();
  }

  @AfterAll
  static void disconnect() {
    rig.close();
  }

  @Test
  void createsWhatIsMissingAsDefined() {
    TopicDefinition<?> commands = rig.unprovisioned(Topics.MIGRATION_COMMAND);
    TopicDefinition<?> states = rig.unprovisioned(Topics.MIGRATION_STATE);

    provision(commands, states);

    assertThat(partitions(commands.name())).isEqualTo(6);
    assertThat(settings(commands.name()))
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "604800000");
    assertThat(partitions(states.name())).isEqualTo(6);
    assertThat(settings(states.name())).containsEntry("cleanup.policy", "compact");
  }

  @Test
  void createsATopicForTheDeadLettersOfEach() {
    TopicDefinition<?> states = rig.unprovisioned(Topics.MIGRATION_STATE);

    provision(states);

    assertThat(partitions(states.name() + "-dlt")).isOne();
    assertThat(settings(states.name() + "-dlt"))
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "2592000000");
  }

  @Test
  void isContentWithWhatItHasCreated() {
    TopicDefinition<?> commands = rig.unprovisioned(Topics.MIGRATION_COMMAND);
    provision(commands);

    provision(commands);

    assertThat(partitions(commands.name())).isEqualTo(6);
  }

  @Test
  void refusesAWrongNumberOfPartitionsAndChangesNothing() {
    TopicDefinition<?> ranges = rig.unprovisioned(Topics.BACKFILL_RANGE);
    create(ranges.name(), 3, Map.of("cleanup.policy", "delete", "retention.ms", "86400000"));

    assertThatExceptionOfType(WrongTopicException.class)
        .isThrownBy(() -> provision(ranges))
        .withMessage(
            "Cannot use the topics as they are: topic %s has 3 partitions and should have 1; delete it if its records may go, else copy them to a topic with 1: partitions can't be taken away, and added ones break the order by key"
                .formatted(ranges.name()));
    assertThat(partitions(ranges.name())).isEqualTo(3);
  }

  @Test
  void refusesAWrongCleanupPolicyAndAWrongRetentionTogether() {
    TopicDefinition<?> states = rig.unprovisioned(Topics.MIGRATION_STATE);
    TopicDefinition<?> phases = rig.unprovisioned(Topics.MIGRATION_PHASE);
    create(states.name(), 6, Map.of("cleanup.policy", "delete"));
    create(phases.name(), 6, Map.of("cleanup.policy", "delete", "retention.ms", "1000"));

    assertThatExceptionOfType(WrongTopicException.class)
        .isThrownBy(() -> provision(states, phases))
        .withMessageContaining(
            "topic %s has cleanup.policy=delete and should have compact; set it by kafka-configs --alter --topic %s --add-config cleanup.policy=compact"
                .formatted(states.name(), states.name()))
        .withMessageContaining(
            "topic %s has retention.ms=1000 and should have 7776000000".formatted(phases.name()));
    assertThat(settings(states.name())).containsEntry("cleanup.policy", "delete");
    assertThat(settings(phases.name())).containsEntry("retention.ms", "1000");
  }

  @Test
  void takesATopicThatAnotherInstanceCreatesAtTheSameTime() {
    List<TopicDefinition<?>> topics =
        List.of(
            rig.unprovisioned(Topics.MIGRATION_COMMAND), rig.unprovisioned(Topics.MIGRATION_PHASE));

    List.of(1, 2, 3, 4).parallelStream()
        .forEach(instance -> new TopicProvisioner(rig.admin(), (short) 1).provision(topics));

    assertThat(topics).allSatisfy(topic -> assertThat(partitions(topic.name())).isEqualTo(6));
  }

  private static void provision(TopicDefinition<?>... topics) {
    new TopicProvisioner(rig.admin(), (short) 1).provision(List.of(topics));
  }

  private static void create(String name, int partitions, Map<String, String> settings) {
    NewTopic topic = new NewTopic(name, partitions, (short) 1).configs(settings);
    TopicProvisioner.await(rig.admin().createTopics(List.of(topic)).all());
  }

  private static int partitions(String topic) {
    return TopicProvisioner.await(rig.admin().describeTopics(List.of(topic)).allTopicNames())
        .values()
        .iterator()
        .next()
        .partitions()
        .size();
  }

  private static Map<String, String> settings(String topic) {
    return rig.settings(new ConfigResource(ConfigResource.Type.TOPIC, topic));
  }
}
