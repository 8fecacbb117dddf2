package dev.cinch.checker.check;

import static dev.cinch.checker.support.FindingAssertions.assertOnly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.ChangeKind;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Outcome;
import dev.cinch.checker.log.NoSuchTopic;
import dev.cinch.checker.support.Shop;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What the log retains, who has written it, and whether its groups have committed. */
class LogChecksIT {

  // retained

  @Test
  void passesWhereNoOldRecordIsRetained() throws Exception {
    try (CheckStage stage = CheckStage.of("logRetained", 1)) {
      stage.write(Shop.TIGHT, 0, 1);

      assertOnly(run(stage), Outcome.PASS, "retains no old record");
    }
  }

  @Test
  void saysUntilWhenOldRecordsAreRetained() throws Exception {
    try (CheckStage stage = CheckStage.of("logRetained", Map.of("retention.ms", "3600000"))) {
      Instant before = Instant.now().minusSeconds(1);
      stage.write(Shop.OLD, 0, 2);

      List<Finding> findings = run(stage);

      assertOnly(findings, Outcome.PASS, "retains old records in partition 0 until ");
      assertThat(Instant.parse(findings.get(0).evidence().get("expires")))
          .isBetween(before.plusSeconds(3600), Instant.now().plusSeconds(3600));
      assertThat(findings.get(0).evidence().get("partition.0")).startsWith("offset 1, schema id ");
    }
  }

  @Test
  void blocksOldRecordsThatACompactedTopicKeepsForEver() throws Exception {
    try (CheckStage stage = CheckStage.of("logRetained", Map.of("cleanup.policy", "compact"))) {
      stage.write(Shop.OLD, 0, 1);

      List<Finding> findings = run(stage);

      assertOnly(findings, Outcome.BLOCKED, "is compacted and retains old records in partition 0");
      assertThat(findings.get(0).evidence()).containsEntry("expires", "never, rewrite these keys");
    }
  }

  @Test
  void doesNotGuessWhatATopicRetainsThatIsNotThere() throws Exception {
    try (CheckStage stage = CheckStage.of("logRetained", 1)) {
      Change missing =
          new Change(
              "no-such-topic", stage.subject(), "tier", ChangeKind.REQUIRE_FIELD, Shop.TIGHT);

      assertThatThrownBy(() -> stage.run(missing)).isInstanceOf(NoSuchTopic.class);
    }
  }

  // producers

  @Test
  void passesWhenNobodyHasWrittenAnOldRecordForTheQuietTime() throws Exception {
    try (CheckStage stage = CheckStage.of("producersQuiet", 1)) {
      stage.write(Shop.OLD, 0, 1);
      stage.write(Shop.TIGHT, 0, 1);

      assertOnly(run(stage), Outcome.PASS, "Nobody has written an old record on topic ");
    }
  }

  @Test
  void blocksAnOldRecordThatTheBrokerItselfHasStamped() throws Exception {
    try (CheckStage stage =
        CheckStage.of("producersQuiet", Map.of("message.timestamp.type", "LogAppendTime"))) {
      stage.write(Shop.OLD, 0, 3);

      List<Finding> findings = run(stage.quiet(Duration.ofMinutes(10)));

      assertOnly(findings, Outcome.BLOCKED, "An old record (offset 2 of partition 0 of topic ");
      assertThat(findings.get(0).clears()).startsWith("Nobody writes an old record until ");
    }
  }

  @Test
  void doesNotTrustAProducersOwnTime() throws Exception {
    try (CheckStage stage = CheckStage.of("producersQuiet", 1)) {
      int old = stage.registerSchema(Shop.OLD);
      stage
          .broker()
          .send(
              new ProducerRecord<>(
                  stage.topic(),
                  0,
                  1_000L,
                  null,
                  new byte[] {0, 0, 0, (byte) (old >> 8), (byte) old, 2}));

      assertOnly(
          run(stage.quiet(Duration.ofMinutes(10))),
          Outcome.UNKNOWN,
          "when it was written only its producer says");
    }
  }

  // retry topics and framings

  @Test
  void countsOldRecordsOnAConsumersRetryTopic() throws Exception {
    try (CheckStage stage = CheckStage.of("logConsumed", 1);
        CheckStage retry = CheckStage.of("logConsumed", 1)) {
      stage.write(Shop.TIGHT, 0, 1);
      stage.retriesOn(retry.topic());
      stage.consumer("billing", Shop.TIGHT);
      int old = stage.registerSchema(Shop.OLD);
      retry.broker().write(retry.topic(), 0, old);
      retry.broker().commit(stage.group("billing"), retry.topic(), 0, 0);

      assertOnly(
          run(stage), Outcome.BLOCKED, "at partition 0 until offset 1 (committed 0, 1 to go)");

      retry.broker().commit(stage.group("billing"), retry.topic(), 0, 1);
      assertThat(run(stage)).extracting(Finding::outcome).containsOnly(Outcome.PASS);
    }
  }

  @Test
  void blocksOldRecordsThatACompactedRetryTopicKeepsForEver() throws Exception {
    try (CheckStage stage = CheckStage.of("logRetained", 1);
        CheckStage retry = CheckStage.of("logRetained", Map.of("cleanup.policy", "compact"))) {
      stage.write(Shop.TIGHT, 0, 1);
      stage.retriesOn(retry.topic());
      stage.consumer("billing", Shop.TIGHT);
      retry.broker().write(retry.topic(), 0, stage.registerSchema(Shop.OLD));

      assertThat(run(stage))
          .extracting(Finding::outcome, Finding::consumer, Finding::detail)
          .containsExactly(
              tuple(Outcome.PASS, null, stage.topic()),
              tuple(Outcome.BLOCKED, "billing", retry.topic()));
    }
  }

  @Test
  void doesNotKnowWhoTakesADeadLetter() throws Exception {
    try (CheckStage stage = CheckStage.of("logConsumed", 1);
        CheckStage dead = CheckStage.of("logConsumed", 1)) {
      stage.retriesOn(dead.topic());
      stage.consumer("billing", Shop.TIGHT);
      stage.commit("billing", 0, 0);
      dead.broker().write(dead.topic(), 0, stage.registerSchema(Shop.OLD));

      assertOnly(run(stage), Outcome.UNKNOWN, "has committed nothing at partition 0");
    }
  }

  @Test
  void knowsARecordInAvrosOwnFramingByItsFingerprint() throws Exception {
    try (CheckStage stage = CheckStage.of("logConsumed", 1)) {
      stage.consumer("billing", Shop.TIGHT);
      stage.registerSchema(Shop.TIGHT);
      stage.registerSchema(Shop.OLD);
      stage.commit("billing", 0, 0);
      stage.broker().writeBytes(stage.topic(), 0, singleObject(Shop.TIGHT));
      assertThat(run(stage)).extracting(Finding::outcome).containsExactly(Outcome.PASS);

      stage.broker().writeBytes(stage.topic(), 0, singleObject(Shop.OLD));
      assertOnly(run(stage), Outcome.BLOCKED, "until offset 2 (committed 0, 2 to go)");
    }
  }

  @Test
  void doesNotKnowAFingerprintThatNoVersionHas() throws Exception {
    try (CheckStage stage = CheckStage.of("logConsumed", 1)) {
      stage.registerSchema(Shop.TIGHT);
      stage.consumer("billing", Shop.TIGHT);
      stage.broker().writeBytes(stage.topic(), 0, singleObject(Shop.OLD));

      assertOnly(run(stage), Outcome.UNKNOWN, "was written with the schema with fingerprint ");
    }
  }

  @Test
  void doesNotKnowAGuidThatTheRegistryDoesNotHave() throws Exception {
    try (CheckStage stage = CheckStage.of("logConsumed", 1)) {
      stage.registerSchema(Shop.TIGHT);
      stage.consumer("billing", Shop.TIGHT);
      ProducerRecord<byte[], byte[]> record =
          new ProducerRecord<>(stage.topic(), 0, null, new byte[] {2, 4});
      record
          .headers()
          .add(
              "__value_schema_id",
              new byte[] {1, 0, 0, 0, 0, 0, 0, 64, 0, -128, 0, 0, 0, 0, 0, 0, 9});
      stage.broker().send(record);

      assertOnly(run(stage), Outcome.UNKNOWN, "which the registry does not know");
    }
  }

  // committed

  @Test
  void passesWhenEachGroupHasCommitted() throws Exception {
    try (CheckStage stage = CheckStage.of("groupsCommitted", 1)) {
      stage.write(Shop.TIGHT, 0, 1);
      stage.consumer("billing", Shop.TIGHT);
      stage.commit("billing", 0, 1);

      assertOnly(run(stage), Outcome.PASS, "has committed on topic ");
    }
  }

  @Test
  void doesNotTakeAGroupThatIsNotThereForOneWithoutLag() throws Exception {
    try (CheckStage stage = CheckStage.of("groupsCommitted", 1)) {
      stage.consumer("billing", Shop.TIGHT);

      assertOnly(run(stage), Outcome.UNKNOWN, " is not on the broker");
    }
  }

  @Test
  void doesNotTakeAGroupThatHasCommittedElsewhereForOneWithoutLag() throws Exception {
    try (CheckStage stage = CheckStage.of("groupsCommitted", 1);
        CheckStage other = CheckStage.of("groupsCommitted", 1)) {
      stage.consumer("billing", Shop.TIGHT);
      stage.broker().commit(stage.group("billing"), other.topic(), 0, 0);

      assertOnly(run(stage), Outcome.UNKNOWN, "has never committed on topic ");
    }
  }

  // readers

  @Test
  void saysThatReadersWithoutAGroupCanNotBeSeenWithoutAccessLists() throws Exception {
    try (CheckStage stage = CheckStage.of("readersKnown", 1)) {
      assertOnly(run(stage), Outcome.PASS, "The broker keeps no access lists");
    }
  }

  private static byte[] singleObject(String schema) {
    long fingerprint = SchemaNormalization.parsingFingerprint64(new Schema.Parser().parse(schema));
    return ByteBuffer.allocate(12)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0xC3)
        .put((byte) 1)
        .putLong(fingerprint)
        .array();
  }

  private static List<Finding> run(CheckStage stage) throws Exception {
    return stage.run(stage.required(Shop.TIGHT));
  }
}
