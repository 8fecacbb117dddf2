package dev.cinch.benchmarks.contracts;

import dev.cinch.backbone.client.KafkaClients;
import dev.cinch.backbone.publish.EventPublisher;
import dev.cinch.backbone.registry.RegistryClient;
import dev.cinch.backbone.wire.RecordDecoder;
import dev.cinch.backbone.wire.RecordEncoder;
import dev.cinch.events.ChangeKind;
import dev.cinch.events.EventChange;
import dev.cinch.events.GateConditions;
import dev.cinch.events.GateQuestion;
import dev.cinch.events.GateVerdict;
import dev.cinch.events.Phase;
import dev.cinch.events.PhaseChanged;
import dev.cinch.events.PhaseStatus;
import dev.cinch.events.TableRef;
import dev.cinch.events.Topics;
import dev.cinch.events.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Asks as planners do, by event, and waits for the verdict. */
final class Planner implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final Producer<byte[], byte[]> producer;
  private final EventPublisher publisher;
  private final Consumer<byte[], byte[]> verdicts;
  private final RecordDecoder decoder;
  private long seq;

  Planner(KafkaClients clients, RegistryClient registry) {
    this.producer = clients.producer(Map.of("acks", "all"));
    this.publisher =
        new EventPublisher(
            producer,
            new RecordEncoder(registry),
            "cinch/benchmark",
            Optional::empty,
            Clock.systemUTC());
    this.decoder = new RecordDecoder(registry);
    this.verdicts = clients.consumer(Map.of("isolation.level", "read_committed"));
    List<TopicPartition> partitions =
        verdicts.partitionsFor(Topics.CONTRACT_VERDICT.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    verdicts.assign(partitions);
    verdicts.seekToEnd(partitions);
    partitions.forEach(verdicts::position);
  }

  /** Seconds from the question to the verdict, which has to be a PASS. */
  double secondsToPass(Subject subject, String migration) {
    publish(migration, Phase.SYNC, PhaseStatus.SKIPPED, null);
    publish(migration, Phase.VERIFY, PhaseStatus.SKIPPED, null);
    long begun = System.nanoTime();
    publish(migration, Phase.TIGHTEN, PhaseStatus.GATED, question(subject));
    GateVerdict verdict = await(migration);
    double seconds = (System.nanoTime() - begun) / 1e9;
    if (verdict.getVerdict() != Verdict.PASS) {
      throw new IllegalStateException("The gate was to pass, and says: " + verdict);
    }
    return seconds;
  }

  /** Takes the question back, so that the checker asks it no more. */
  void takeBack(String migration) {
    publish(migration, Phase.TIGHTEN, PhaseStatus.RUNNING, null);
  }

  private GateVerdict await(String migration) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until) {
      for (ConsumerRecord<byte[], byte[]> record : verdicts.poll(Duration.ofMillis(20))) {
        GateVerdict verdict = decoder.decode(record.value(), GateVerdict.class);
        if (verdict.getMigration().equals(migration)) {
          return verdict;
        }
      }
    }
    throw new IllegalStateException("The gate gave no verdict on " + migration);
  }

  private static GateQuestion question(Subject subject) {
    return GateQuestion.newBuilder()
        .setEnvironment("production")
        .setChanges(
            List.of(
                EventChange.newBuilder()
                    .setTopic(subject.topic())
                    .setSubject(subject.name())
                    .setField(Subject.FIELD)
                    .setChange(ChangeKind.REQUIRE_FIELD)
                    .setProposedSchema(subject.tight())
                    .build()))
        .setDemandsNotNull(true)
        .setConditions(new GateConditions(0L, 3_600_000L, 3_600_000L, 3_600_000L))
        .setOverrides(List.of())
        .setAlso(List.of())
        .build();
  }

  private void publish(
      String migration, Phase phase, PhaseStatus status, @Nullable GateQuestion gate) {
    seq++;
    publisher
        .publish(
            Topics.MIGRATION_PHASE,
            migration,
            PhaseChanged.newBuilder()
                .setMigration(migration)
                .setAttempt(1)
                .setEpoch(1)
                .setSeq(seq)
                .setPhase(phase)
                .setStatus(status)
                .setPrevious(PhaseStatus.PENDING)
                .setPlanDigest("digest")
                .setOwner("team-shop")
                .setTarget("shop")
                .setTable(new TableRef("public", "orders"))
                .setColumn(Subject.FIELD)
                .setGate(gate)
                .setEvents(List.of())
                .setAt(Instant.now())
                .build())
        .join();
  }

  @Override
  public void close() {
    verdicts.close();
    producer.close();
  }
}
