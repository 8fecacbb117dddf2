package dev.cinch.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicsTest {

  @Test
  void listsEachOfItsConstantsOnce() {
    assertThat(Topics.all())
        .asInstanceOf(list(Object.class))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Topics.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(TopicsTest::constant)
                .toList());
  }

  @Test
  void givesEachTopicItsOwnName() {
    assertThat(Topics.all()).extracting(TopicDefinition::name).doesNotHaveDuplicates();
  }

  @Test
  void putsRangesOnOnePartitionForAShareGroupAndOnSeveralForAnOrdinaryGroup() {
    assertThat(Topics.BACKFILL_RANGE.partitions()).isOne();
    assertThat(Topics.BACKFILL_RANGE_GROUP.partitions()).isEqualTo(12);
  }

  @Test
  void namesSubjectAndDeadLettersAfterTheTopic() {
    assertThat(Topics.MIGRATION_PHASE.subject()).isEqualTo("cinch.migration.phase.v1-value");
    assertThat(Topics.MIGRATION_PHASE.deadLetters()).isEqualTo("cinch.migration.phase.v1-dlt");
  }

  @Test
  void carriesTheSchemaOfItsRecord() {
    assertThat(Topics.BACKFILL_RANGE.schema()).isEqualTo(RangeAssigned.getClassSchema());
    assertThat(Topics.BACKFILL_RANGE_GROUP.schema()).isEqualTo(RangeAssigned.getClassSchema());
  }

  @Test
  void keepsWhatIsReadAsStateCompactedAndTheRestForATime() {
    assertThat(Topics.MIGRATION_STATE.retention().settings())
        .isEqualTo(Map.of("cleanup.policy", "compact"));
    assertThat(Topics.CONTRACT_REGISTRATION.retention()).isEqualTo(Retention.compacted());
    assertThat(Topics.MIGRATION_COMMAND.retention().settings())
        .isEqualTo(Map.of("cleanup.policy", "delete", "retention.ms", "604800000"));
  }

  @Test
  void changesNothingButTheNameOfATopicThatIsNamedAnew() {
    assertThat(Topics.MIGRATION_STATE.named("other"))
        .isEqualTo(
            new TopicDefinition<>(
                "other", "migration", MigrationState.class, 6, Retention.compacted()));
  }

  @Test
  void refusesANameThatNoBrokerTakes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Topics.MIGRATION_STATE.named("a topic"))
        .withMessageStartingWith("Cannot define topic 'a topic': a name has 1 to 245");
  }

  @Test
  void refusesATopicWithoutPartitions() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new TopicDefinition<>("t", "k", MigrationState.class, 0, Retention.compacted()))
        .withMessage("Cannot define topic t with 0 partitions: it needs at least one");
  }

  @Test
  void refusesToKeepRecordsForNoTime() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retention.Timed(Duration.ZERO))
        .withMessage("Cannot keep records for PT0S: the time must be positive");
  }

  private static Object constant(Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
