package dev.cinch.checker.check;

import static dev.cinch.checker.support.FindingAssertions.assertOnlyExactly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.checker.contract.ConsumerKind;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.ChangeKind;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Outcome;
import dev.cinch.checker.log.NoSuchTopic;
import dev.cinch.checker.support.Shop;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogConsumedIT {

  private CheckStage stage;

  @BeforeEach
  void prepare() throws Exception {
    stage = CheckStage.of("logConsumed", 2);
  }

  @AfterEach
  void end() throws Exception {
    stage.close();
  }

  @Test
  void passesWhereNoRecordIsOld() throws Exception {
    stage.write(Shop.TIGHT, 0, 3);
    stage.consumer("billing", Shop.TIGHT);

    assertOnlyExactly(
        stage.run(stage.required(Shop.TIGHT)),
        Outcome.PASS,
        "No record on topic %s is old, up to its present end".formatted(stage.topic()));
  }

  @Test
  void passesWhenEveryGroupHasPassedTheLastOldRecordOfEachPartition() throws Exception {
    stage.write(Shop.OLD, 0, 3);
    stage.write(Shop.FILLING, 1, 2);
    stage.write(Shop.TIGHT, 0, 4);
    stage.consumer("billing", Shop.TIGHT);
    stage.commit("billing", 0, 3);
    stage.commit("billing", 1, 2);

    assertOnlyExactly(
        stage.run(stage.required(Shop.TIGHT)),
        Outcome.PASS,
        "Group %s has passed the last old record of each partition"
            .formatted(stage.group("billing")));
  }

  @Test
  void blocksWhileOneGroupLagsAndNamesItWithPartitionAndOffset() throws Exception {
    stage.write(Shop.OLD, 1, 4);
    stage.consumer("billing", Shop.TIGHT);
    stage.consumer("search", Shop.TIGHT);
    stage.commit("billing", 1, 4);
    stage.commit("search", 1, 1);

    List<Finding> findings = stage.run(stage.required(Shop.TIGHT));

    assertThat(findings)
        .filteredOn(finding -> finding.outcome() == Outcome.BLOCKED)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.consumer()).isEqualTo("search");
              assertThat(finding.message())
                  .isEqualTo(
                      "Blocked by group %s at partition 1 until offset 4 (committed 1, 3 to go)"
                          .formatted(stage.group("search")));
              assertThat(finding.evidence())
                  .containsEntry("topic", stage.topic())
                  .containsKey("old_because");
            });
  }

  @Test
  void countsRecordsThatStillCarryAFieldThatGoes() throws Exception {
    stage.write(Shop.TIGHT, 0, 2);
    stage.consumer("billing", Shop.RETIRED);
    stage.commit("billing", 0, 1);

    List<Finding> blocked = stage.run(stage.removed("level"));
    stage.write(Shop.RETIRED, 0, 5);
    stage.commit("billing", 0, 2);
    List<Finding> passed = stage.run(stage.removed("level"));

    assertThat(blocked).extracting(Finding::outcome).containsExactly(Outcome.BLOCKED);
    assertThat(passed).extracting(Finding::outcome).containsExactly(Outcome.PASS);
  }

  @Test
  void looksAgainOnlyAtWhatIsNewAndSeesIt() throws Exception {
    stage.write(Shop.OLD, 0, 2);
    stage.consumer("billing", Shop.TIGHT);
    stage.commit("billing", 0, 2);
    assertThat(stage.run(stage.required(Shop.TIGHT)))
        .extracting(Finding::outcome)
        .containsExactly(Outcome.PASS);

    stage.write(Shop.OLD, 0, 1);

    assertOnlyExactly(
        stage.run(stage.required(Shop.TIGHT)),
        Outcome.BLOCKED,
        "Blocked by group %s at partition 0 until offset 3 (committed 2, 1 to go)"
            .formatted(stage.group("billing")));
  }

  @Test
  void passesOldRecordsThatRetentionHasDeleted() throws Exception {
    stage.write(Shop.OLD, 0, 2);
    stage.write(Shop.TIGHT, 0, 1);
    stage.consumer("billing", Shop.TIGHT);
    stage
        .broker()
        .admin()
        .deleteRecords(
            Map.of(new TopicPartition(stage.topic(), 0), RecordsToDelete.beforeOffset(2)))
        .all()
        .get();

    assertThat(stage.run(stage.required(Shop.TIGHT)))
        .extracting(Finding::outcome)
        .containsExactly(Outcome.PASS);
  }

  @Test
  void doesNotKnowHowFarAGroupIsThatIsNotThere() throws Exception {
    stage.write(Shop.OLD, 0, 1);
    stage.consumer("billing", Shop.TIGHT);

    assertOnlyExactly(
        stage.run(stage.required(Shop.TIGHT)),
        Outcome.UNKNOWN,
        "Group %s is not on the broker, so it is not known to have passed the old records of topic %s"
            .formatted(stage.group("billing"), stage.topic()));
  }

  @Test
  void doesNotTakeAGroupThatNeverCommittedForOneWithoutLag() throws Exception {
    stage.write(Shop.OLD, 0, 1);
    stage.write(Shop.OLD, 1, 1);
    stage.consumer("billing", Shop.TIGHT);
    stage.commit("billing", 0, 1);

    assertOnlyExactly(
        stage.run(stage.required(Shop.TIGHT)),
        Outcome.UNKNOWN,
        "Group %s has committed nothing at partition 1, so it is not known to have passed the old records there"
            .formatted(stage.group("billing")));
  }

  @Test
  void doesNotKnowARecordWithoutFraming() throws Exception {
    stage.write(Shop.TIGHT, 0, 1);
    stage.broker().writeBytes(stage.topic(), 0, new byte[] {'{', '}'});
    stage.consumer("billing", Shop.TIGHT);
    stage.commit("billing", 0, 2);

    assertOnlyExactly(
        stage.run(stage.required(Shop.TIGHT)),
        Outcome.UNKNOWN,
        "The record at offset 1 of partition 0 of topic %s is in no framing that is known, and names no schema, so nobody can say whether it is old"
            .formatted(stage.topic()));
  }

  @Test
  void doesNotKnowARecordWithAnIdThatTheRegistryDoesNotHave() throws Exception {
    stage.write(Shop.TIGHT, 0, 1);
    stage.broker().write(stage.topic(), 1, 2_000_000_000);
    stage.consumer("billing", Shop.TIGHT);

    assertOnlyExactly(
        stage.run(stage.required(Shop.TIGHT)),
        Outcome.UNKNOWN,
        "The record at offset 0 of partition 1 of topic %s was written with schema id 2000000000, which the registry does not know, so nobody can say whether it is old"
            .formatted(stage.topic()));
  }

  @Test
  void doesNotMindTombstones() throws Exception {
    stage.write(Shop.TIGHT, 0, 1);
    stage.broker().writeBytes(stage.topic(), 0, null);
    stage.consumer("billing", Shop.TIGHT);

    assertThat(stage.run(stage.required(Shop.TIGHT)))
        .extracting(Finding::outcome)
        .containsExactly(Outcome.PASS);
  }

  @Test
  void leavesToItsOwnerWhetherAConsumerWithoutGroupsHasPassed() throws Exception {
    stage.write(Shop.OLD, 0, 1);
    stage.contract(
        "cache", stage.topic(), ConsumerKind.CACHE, Shop.TIGHT, List.of(), List.of(), "java");

    assertOnlyExactly(
        stage.run(stage.required(Shop.TIGHT)),
        Outcome.PASS,
        "cache (CACHE) reads topic %s without a consumer group: that it has passed the old records is for its owner's answer to say"
            .formatted(stage.topic()));
  }

  @Test
  void doesNotKnowWhoHasToPassOldRecordsWhenNobodyHasSaidSo() throws Exception {
    stage.write(Shop.OLD, 0, 1);

    assertOnlyExactly(
        stage.run(stage.required(Shop.TIGHT)),
        Outcome.UNKNOWN,
        "Topic %s has old records, and nobody has said who has to pass them"
            .formatted(stage.topic()));
  }

  @Test
  void doesNotOverlookAReaderOnATopicThatThePlanDoesNotName() throws Exception {
    stage.write(Shop.TIGHT, 0, 1);
    stage.contract(
        "billing",
        "elsewhere",
        ConsumerKind.KAFKA_CONSUMER,
        Shop.TIGHT,
        List.of(),
        List.of(stage.group("billing")),
        "java");

    assertOnlyExactly(
        stage.run(stage.required(Shop.TIGHT)),
        Outcome.UNKNOWN,
        "billing reads %s on topic elsewhere, which the plan does not name"
            .formatted(stage.subject()));
    Change there =
        new Change("elsewhere", stage.subject(), "tier", ChangeKind.REQUIRE_FIELD, Shop.TIGHT);
    assertThat(stage.run(stage.environment(), List.of(stage.required(Shop.TIGHT), there)))
        .extracting(Finding::outcome)
        .containsExactly(Outcome.PASS);
  }

  @Test
  void doesNotKnowWithoutAProposedSchema() throws Exception {
    assertOnlyExactly(
        stage.run(stage.required(null)),
        Outcome.UNKNOWN,
        "The plan proposes no schema for %s, so nothing can be tried".formatted(stage.subject()));
  }

  @Test
  void doesNotKnowAKindOfChangeThatIsNewToIt() throws Exception {
    assertOnlyExactly(
        stage.run(stage.change("tier", ChangeKind.UNKNOWN, Shop.TIGHT)),
        Outcome.UNKNOWN,
        "This checker does not know what the plan does to field tier, so it can't tell which records are old");
  }

  @Test
  void givesUpOnATopicThatIsNotThere() {
    Change missing =
        new Change("no-such-topic", stage.subject(), "tier", ChangeKind.REQUIRE_FIELD, Shop.TIGHT);

    assertThatThrownBy(() -> stage.run(missing))
        .isInstanceOf(NoSuchTopic.class)
        .hasMessageStartingWith("Cannot read topic no-such-topic: ");
  }
}
