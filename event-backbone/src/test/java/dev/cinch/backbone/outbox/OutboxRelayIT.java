package dev.cinch.backbone.outbox;

import static dev.cinch.backbone.Samples.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.cinch.backbone.Rig;
import dev.cinch.backbone.event.EventDecoder;
import dev.cinch.backbone.event.ReceivedEvent;
import dev.cinch.backbone.wire.RecordDecoder;
import dev.cinch.events.MigrationCommand;
import dev.cinch.events.TopicDefinition;
import dev.cinch.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.transaction.IllegalTransactionStateException;

class OutboxRelayIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Rig rig;
  private RelayRig relays;
  private Outbox outbox;
  private TopicDefinition<MigrationCommand> topic;

  @BeforeEach
  void connect() {
    rig = Rig.shared();
    relays = new RelayRig(rig);
    outbox = relays.outbox();
    topic = rig.topic(Topics.MIGRATION_COMMAND);
  }

  @AfterEach
  void disconnect() {
    relays.close();
    rig.close();
  }

  @Test
  void sendsWhatACommittedTransactionAppendedWithItsEnvelope() {
    Instant before = Instant.now();
    append("orders", 1);

    relayAll();

    assertThat(events(topic))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.key()).isEqualTo("orders");
              assertThat(event.value()).isEqualTo(command("orders", 1));
              assertThat(event.time()).isBetween(before.minusMillis(1), Instant.now());
              assertThat(event.headers())
                  .containsEntry("ce_specversion", "1.0")
                  .containsEntry("ce_source", "cinch/test")
                  .containsEntry("ce_type", "dev.cinch.events.MigrationCommand")
                  .containsEntry("content-type", "application/avro")
                  .containsEntry("ce_id", event.id());
            });
  }

  @Test
  void sendsNothingOfATransactionThatWasRolledBack() {
    rig.transactions()
        .executeWithoutResult(
            status -> {
              outbox.append(topic, "orders", command("orders", 1));
              status.setRollbackOnly();
            });
    append("orders", 2);

    relayAll();

    assertThat(events(topic))
        .extracting(ReceivedEvent::value)
        .containsExactly(command("orders", 2));
  }

  @Test
  void refusesToAppendOutsideATransaction() {
    assertThatExceptionOfType(IllegalTransactionStateException.class)
        .isThrownBy(() -> outbox.append(topic, "orders", command("orders", 1)))
        .withMessage(
            "Cannot append an event to topic %s: no transaction is open; append it in the one that changes what it tells of"
                .formatted(topic.name()));
    assertThat(relays.unsent()).isZero();
  }

  @Test
  void sendsAtOnceWhenSomethingIsAppended() {
    OutboxProperties patient = with(RelayRig.DEFAULTS, Duration.ofMinutes(5));
    OutboxRelay relay = relays.relay(patient);
    relay.start();
    await().atMost(PATIENCE).until(() -> relays.meter("cinch.outbox.leader") == 1);

    append("orders", 1);

    await().atMost(PATIENCE).until(() -> relays.unsent() == 0);
  }

  @Test
  void keepsTheOrderOfEachKeyWhenManyAppendAtOnce() throws InterruptedException {
    int keys = 4;
    int perKey = 25;
    rig.jdbc().sql("create table aggregate (key text primary key, version int)").update();
    IntStream.range(0, keys)
        .forEach(
            key ->
                rig.jdbc()
                    .sql("insert into aggregate values (:key, 0)")
                    .param("key", "key-" + key)
                    .update());
    OutboxRelay relay = relays.relay(RelayRig.DEFAULTS);
    relay.start();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    for (int i = 0; i < keys * perKey; i++) {
      String key = "key-" + i % keys;
      threads.execute(() -> advance(key));
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    await().atMost(PATIENCE).until(() -> relays.unsent() == 0);
    relay.stop();

    Map<String, List<Integer>> versions =
        events(topic).stream()
            .collect(
                Collectors.groupingBy(
                    ReceivedEvent::key,
                    Collectors.mapping(
                        event -> Integer.valueOf(event.value().getReason()), Collectors.toList())));
    List<Integer> rising = IntStream.rangeClosed(1, perKey).boxed().toList();
    assertThat(versions)
        .hasSize(keys)
        .allSatisfy((key, seen) -> assertThat(seen).isEqualTo(rising));
  }

  @Test
  void sendsAnEventWhoseTransactionCommitsAfterALaterOne() {
    OutboxRelay relay = relays.relay(RelayRig.DEFAULTS);
    relay.start();
    rig.transactions()
        .executeWithoutResult(
            slow -> {
              outbox.append(topic, "slow", command("slow", 1));
              inAnotherThread(() -> append("quick", 2));
              await().atMost(PATIENCE).until(() -> sent("quick") == 1);
            });

    await().atMost(PATIENCE).until(() -> sent("slow") == 1);
  }

  @Test
  void marksAnEventThatTheBrokerWillNeverTakeAndSendsAllOthers() {
    String huge = "x".repeat(2_000_000);
    append("good", 1);
    rig.transactions()
        .executeWithoutResult(status -> outbox.append(topic, "bad", command("bad", huge)));
    append("bad", 2);
    append("good", 3);
    OutboxRelay relay = relays.relay(RelayRig.DEFAULTS);

    relay.start();
    await().atMost(PATIENCE).until(() -> sent("good") == 2);
    await().atMost(PATIENCE).until(() -> relays.meter("cinch.outbox.refused") == 1);
    relay.stop();

    assertThat(events(topic)).extracting(ReceivedEvent::key).containsExactly("good", "good");
    assertThat(relays.count("cinch.outbox.failures", "reason", "refused")).isEqualTo(1);
    assertThat(
            rig.jdbc()
                .sql("select refused_because from outbox where refused_at is not null")
                .query(String.class)
                .single())
        .contains("Cannot send event", "2000", "max.request.size");
  }

  /** The producer fails all that it has not sent yet with the reason of the one that it refuses. */
  @Test
  void marksNoEventThatOnlyFellWithAnother() {
    append("good", 1);
    rig.transactions()
        .executeWithoutResult(
            status -> outbox.append(topic, "bad", command("bad", "x".repeat(2_000_000))));
    append("good", 2);
    OutboxRelay relay = relays.relay(RelayRig.DEFAULTS, LateCommit::of);

    relay.start();
    await().atMost(PATIENCE).until(() -> sent("good") == 2);
    await().atMost(PATIENCE).until(() -> relays.meter("cinch.outbox.refused") == 1);
    relay.stop();

    assertThat(
            rig.jdbc()
                .sql("select key from outbox where refused_at is not null")
                .query(String.class)
                .list())
        .containsExactly("bad");
  }

  @Test
  void sendsWhatWaitedBehindARefusedEventOnceThatIsRemoved() {
    String huge = "x".repeat(2_000_000);
    rig.transactions()
        .executeWithoutResult(status -> outbox.append(topic, "bad", command("bad", huge)));
    append("bad", 2);
    OutboxRelay relay = relays.relay(RelayRig.DEFAULTS);
    relay.start();
    await().atMost(PATIENCE).until(() -> relays.meter("cinch.outbox.refused") == 1);
    assertThat(relays.unsent()).isEqualTo(2);

    rig.jdbc().sql("delete from outbox where refused_at is not null").update();

    await().atMost(PATIENCE).until(() -> sent("bad") == 1);
  }

  @Test
  void holdsATopicWhoseSchemaIsNotRegisteredAndSendsAllOthers() {
    TopicDefinition<MigrationCommand> unknown = rig.unprovisioned(Topics.MIGRATION_COMMAND);
    append(unknown, "orders", 1);
    append("orders", 2);
    OutboxRelay relay = relays.relay(RelayRig.DEFAULTS);
    relay.start();
    await().atMost(PATIENCE).until(() -> relays.unsent() == 1);
    assertThat(relays.count("cinch.outbox.failures", "reason", "held")).isPositive();

    NewTopic creation = new NewTopic(unknown.name(), 1, (short) 1);
    rig.admin().createTopics(List.of(creation));
    rig.registry().register(unknown.subject(), unknown.schema());

    await().atMost(PATIENCE).until(() -> relays.unsent() == 0);
    assertThat(events(unknown)).hasSize(1);
  }

  @Test
  void sendsBatchAfterBatchInOrder() {
    OutboxProperties small =
        new OutboxProperties(
            3,
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(1),
            Duration.ofDays(7),
            Duration.ofMinutes(1),
            1000);
    rig.transactions()
        .executeWithoutResult(
            status ->
                IntStream.rangeClosed(1, 20)
                    .forEach(i -> outbox.append(topic, "orders", command("orders", i))));
    OutboxRelay relay = relays.relay(small);

    relay.start();
    await().atMost(PATIENCE).until(() -> relays.unsent() == 0);
    relay.stop();

    assertThat(events(topic))
        .extracting(event -> Integer.valueOf(event.value().getReason()))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
    assertThat(relays.count("cinch.outbox.sent")).isEqualTo(20);
  }

  @Test
  void deletesSentEventsPastTheirRetentionInLimitedBatchesAndNoOthers() {
    rig.transactions()
        .executeWithoutResult(
            status ->
                IntStream.rangeClosed(1, 25)
                    .forEach(i -> outbox.append(topic, "orders", command("orders", i))));
    rig.jdbc().sql("update outbox set sent_at = now() - interval '8 days' where id <= 20").update();
    OutboxProperties thorough =
        new OutboxProperties(
            500,
            Duration.ofMillis(100),
            Duration.ofSeconds(3),
            Duration.ofSeconds(1),
            Duration.ofDays(7),
            Duration.ofHours(1),
            7);
    OutboxRelay relay = relays.relay(thorough);

    relay.start();
    await()
        .atMost(PATIENCE)
        .until(() -> rig.jdbc().sql("select count(*) from outbox").query(Long.class).single() == 5);
    await().atMost(PATIENCE).until(() -> relays.unsent() == 0);
    relay.stop();

    assertThat(events(topic)).hasSize(5);
  }

  @Test
  void hasOneLeaderAmongSeveralAndAnotherWhenThatOneStops() {
    OutboxRelay first = relays.relay(RelayRig.DEFAULTS);
    first.start();
    await().atMost(PATIENCE).until(() -> relays.meter("cinch.outbox.leader") == 1);
    try (RelayRig others = new RelayRig(rig)) {
      others.relay(RelayRig.DEFAULTS).start();
      append("orders", 1);
      await().atMost(PATIENCE).until(() -> relays.unsent() == 0);
      assertThat(others.meter("cinch.outbox.leader")).isZero();

      first.stop();

      await().atMost(PATIENCE).until(() -> others.meter("cinch.outbox.leader") == 1);
      assertThat(relays.meter("cinch.outbox.leader")).isZero();
      append("orders", 2);
      await().atMost(PATIENCE).until(() -> relays.unsent() == 0);
    }
    assertThat(events(topic)).hasSize(2);
  }

  @Test
  void isUnhealthyOnceItsThreadHasDied() {
    OutboxRelay relay =
        relays.relay(
            RelayRig.DEFAULTS,
            producer -> {
              producer.close();
              throw new NoClassDefFoundError("provoked by a test");
            });
    RelayHealth health = new RelayHealth(relay);
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);

    relay.start();

    // the thread's own end is what is provoked here, not this test's
    await()
        .dontCatchUncaughtExceptions()
        .atMost(PATIENCE)
        .until(() -> health.health().getStatus().equals(Status.DOWN));
    relay.stop();
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void showsHowMuchWaitsAndForHowLong() {
    TopicDefinition<MigrationCommand> unknown = rig.unprovisioned(Topics.MIGRATION_COMMAND);
    append(unknown, "orders", 1);
    rig.jdbc().sql("update outbox set created_at = now() - interval '1 hour'").update();
    OutboxRelay relay = relays.relay(RelayRig.DEFAULTS);

    relay.start();

    await().atMost(PATIENCE).until(() -> relays.meter("cinch.outbox.unsent") == 1);
    assertThat(relays.meter("cinch.outbox.oldest.age")).isBetween(3600.0, 3700.0);
    relay.stop();
    assertThat(relays.meter("cinch.outbox.unsent")).isNaN();
    assertThat(relays.meter("cinch.outbox.leader")).isZero();
  }

  private static OutboxProperties with(OutboxProperties properties, Duration pollInterval) {
    return new OutboxProperties(
        properties.batchSize(),
        pollInterval,
        Duration.ofMinutes(20),
        properties.maxBackOff(),
        properties.retention(),
        properties.cleanupInterval(),
        properties.cleanupBatch());
  }

  /** Raises an aggregate's version and appends it, serialised on the aggregate's row. */
  private void advance(String key) {
    rig.transactions()
        .executeWithoutResult(
            status -> {
              int version =
                  rig.jdbc()
                      .sql(
                          "update aggregate set version = version + 1 where key = :key returning version")
                      .param("key", key)
                      .query(Integer.class)
                      .single();
              outbox.append(topic, key, command(key, version));
            });
  }

  private void append(String key, int number) {
    append(topic, key, number);
  }

  private void append(TopicDefinition<MigrationCommand> to, String key, int number) {
    rig.transactions().executeWithoutResult(status -> outbox.append(to, key, command(key, number)));
  }

  private void relayAll() {
    OutboxRelay relay = relays.relay(RelayRig.DEFAULTS);
    relay.start();
    await().atMost(PATIENCE).until(() -> relays.unsent() == 0);
    relay.stop();
  }

  private long sent(String key) {
    return rig.jdbc()
        .sql("select count(*) from outbox where key = :key and sent_at is not null")
        .param("key", key)
        .query(Long.class)
        .single();
  }

  private List<ReceivedEvent<MigrationCommand>> events(TopicDefinition<MigrationCommand> from) {
    EventDecoder decoder = new EventDecoder(new RecordDecoder(rig.registry()));
    return rig.records(from.name()).stream()
        .map(record -> decoder.decode(record, MigrationCommand.class))
        .toList();
  }

  private static void inAnotherThread(Runnable work) {
    Thread thread = new Thread(work);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
