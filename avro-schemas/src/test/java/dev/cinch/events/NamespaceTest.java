package dev.cinch.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class NamespaceTest {

  @Test
  void leavesTheNamesOfASuiteAloneThatHasTheBrokerToItself() {
    assertThat(Namespace.NONE.topics()).isEqualTo(Topics.all());
    assertThat(Namespace.NONE.group("workers")).isEqualTo("workers");
  }

  @Test
  void comesBeforeTheNamesOfTopicsSubjectsDeadLettersAndGroups() {
    Namespace staging = new Namespace("staging.");
    TopicDefinition<PhaseChanged> topic = staging.topic(Topics.MIGRATION_PHASE);

    assertThat(topic.name()).isEqualTo("staging.cinch.migration.phase.v1");
    assertThat(topic.subject()).isEqualTo("staging.cinch.migration.phase.v1-value");
    assertThat(topic.deadLetters()).isEqualTo("staging.cinch.migration.phase.v1-dlt");
    assertThat(topic.retention()).isEqualTo(Topics.MIGRATION_PHASE.retention());
    assertThat(staging.group("workers")).isEqualTo("staging.workers");
    assertThat(staging.topics()).hasSameSizeAs(Topics.all());
  }

  @Test
  void refusesWhatNoTopicCanBeCalled() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Namespace("a/b"))
        .withMessageStartingWith("Cannot put 'a/b' before the names of topics");
  }
}
