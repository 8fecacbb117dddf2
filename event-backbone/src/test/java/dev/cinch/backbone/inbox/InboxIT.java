package dev.cinch.backbone.inbox;

import static dev.cinch.backbone.Samples.command;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.backbone.BackboneContext;
import dev.cinch.backbone.Rig;
import dev.cinch.backbone.event.EventHeaders;
import dev.cinch.backbone.event.ReceivedEvent;
import dev.cinch.backbone.publish.EventPublisher;
import dev.cinch.backbone.publish.PublishConfiguration;
import dev.cinch.backbone.wire.RecordEncoder;
import dev.cinch.events.MigrationCommand;
import dev.cinch.events.TopicDefinition;
import dev.cinch.events.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;

class InboxIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<ReceivedEvent<MigrationCommand>> seen = new CopyOnWriteArrayList<>();

  private Rig rig;
  private AnnotationConfigApplicationContext service;
  private EventPublisher publisher;
  private Producer<byte[], byte[]> producer;
  private TopicDefinition<MigrationCommand> topic;

  @BeforeEach
  void start() {
    rig = Rig.shared();
    rig.jdbc()
        .sql("create table effect (id int generated always as identity, reason text)")
        .update();
    topic = rig.topic(Topics.MIGRATION_COMMAND);
    service =
        BackboneContext.start(
            rig,
            Map.of(
                "cinch.backbone.inbox.attempts", 3,
                "cinch.backbone.inbox.first-back-off", "50ms",
                "cinch.backbone.inbox.max-back-off", "300ms"),
            InboxConfiguration.class,
            PublishConfiguration.class,
            Meters.class);
    publisher = service.getBean(EventPublisher.class);
    producer = rig.clients().producer(Map.of());
  }

  @AfterEach
  void stop() {
    producer.close();
    service.close();
    rig.close();
  }

  @Test
  void hasTheEffectOfAnEventOnceHoweverOftenItComes() {
    consume(this::store);

    publish("event-1", "orders", "a");
    publish("event-1", "orders", "a");
    publish("event-2", "orders", "b");
    publish("event-1", "orders", "a");
    publish("event-3", "orders", "c");

    awaitEffects("a", "b", "c");
    assertThat(count("cinch.inbox.events", "outcome", "repeated")).isEqualTo(2);
  }

  @Test
  void saysInTheContextOfTheLogWhatAnEventIsAbout() {
    List<String> contexts = new CopyOnWriteArrayList<>();
    consume(
        event -> {
          store(event);
          contexts.add(String.valueOf(MDC.get("migration")));
        });

    publish("event-1", "orders", "a");

    awaitEffects("a");
    assertThat(contexts).containsExactly("orders");
  }

  @Test
  void givesAnEventToEachOfTwoConsumers() {
    consume("first", this::store);
    consume("second", this::store);

    publish("event-1", "orders", "a");

    awaitEffects("a", "a");
  }

  @Test
  void takesBackTheEffectOfAnAttemptThatFailed() {
    AtomicInteger attempts = new AtomicInteger();
    consume(
        event -> {
          store(event);
          if (attempts.incrementAndGet() == 1) {
            throw new IllegalStateException("the first attempt fails");
          }
        });

    publish("event-1", "orders", "a");

    await().atMost(PATIENCE).until(() -> attempts.get() == 2);
    awaitEffects("a");
    assertThat(rig.records(topic.deadLetters())).isEmpty();
  }

  @Test
  void knowsAnEventWithoutIdByWhereItStands() {
    consume(this::store);

    send("orders", framed("a"));

    awaitEffects("a");
    assertThat(seen)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.id()).isEqualTo(event.position().toString());
              assertThat(event.id()).startsWith(topic.name() + "-").endsWith("-0");
            });
  }

  @Test
  void givesTheHandlerADeletedKeyAsATombstone() {
    consume(event -> seen.add(event));

    send("orders", null);

    await().atMost(PATIENCE).until(() -> seen.size() == 1);
    assertThat(seen.get(0).isTombstone()).isTrue();
    assertThat(seen.get(0).key()).isEqualTo("orders");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "not framed at all", "\0\0\0\0", "\0\177\0\0\0unknown schema"})
  void putsBytesThatCannotBeReadAsideAsTheyCameAndGoesOn(String poison) {
    consume(this::store);
    byte[] bytes = poison.getBytes(UTF_8);

    publish("event-1", "orders", "before");
    send("orders", bytes);
    publish("event-2", "orders", "after");

    awaitEffects("before", "after");
    assertThat(rig.records(topic.deadLetters()))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.value()).isEqualTo(bytes);
              assertThat(letter.key()).isEqualTo("orders".getBytes(UTF_8));
              assertThat(header(letter, "made-by")).isEqualTo("a test");
              assertThat(header(letter, DeadLetters.REASON)).startsWith("Cannot decode a value");
              assertThat(header(letter, DeadLetters.EXCEPTION))
                  .isEqualTo("dev.cinch.backbone.wire.UndecodableRecordException");
              assertThat(header(letter, DeadLetters.GROUP)).isEqualTo(group());
              assertThat(header(letter, DeadLetters.TOPIC)).isEqualTo(topic.name());
              assertThat(header(letter, DeadLetters.OFFSET)).isEqualTo("1");
            });
  }

  @Test
  void putsARecordAsideThatIsCutShort() {
    consume(this::store);
    byte[] whole = framed("a");
    byte[] cut = Arrays.copyOf(whole, whole.length - 3);

    send("orders", cut);
    publish("event-2", "orders", "after");

    awaitEffects("after");
    assertThat(rig.records(topic.deadLetters()))
        .extracting(ConsumerRecord::value)
        .containsExactly(cut);
  }

  @Test
  void putsAnEventAsideWhoseHandlerFailsForEverAndGoesOn() {
    AtomicInteger attempts = new AtomicInteger();
    consume(
        event -> {
          if ("bad".equals(event.value().getReason())) {
            attempts.incrementAndGet();
            throw new IllegalStateException("no such migration");
          }
          store(event);
        });

    publish("event-1", "orders", "before");
    publish("event-2", "orders", "bad");
    publish("event-3", "orders", "after");

    awaitEffects("before", "after");
    assertThat(attempts).hasValue(3);
    assertThat(rig.records(topic.deadLetters()))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.value()).isEqualTo(framed("bad"));
              assertThat(header(letter, EventHeaders.ID)).isEqualTo("event-2");
              assertThat(header(letter, DeadLetters.REASON)).isEqualTo("no such migration");
            });
    assertThat(count("cinch.inbox.events", "outcome", "put-aside")).isEqualTo(1);
  }

  @Test
  void countsOnlyLastingFailuresAndForgetsNoneBetweenOthers() {
    AtomicInteger attempts = new AtomicInteger();
    consume(
        event -> {
          if (attempts.incrementAndGet() % 2 == 0) {
            throw new RetryLaterException("not yet", null);
          }
          throw new IllegalStateException("fails");
        });

    publish("event-1", "orders", "bad");

    await().atMost(PATIENCE).until(() -> rig.records(topic.deadLetters()).size() == 1);
    assertThat(attempts).hasValue(5);
  }

  @Test
  void survivesAnErrorThatOnlyOneRecordProvokes() {
    consume(
        event -> {
          if ("bad".equals(event.value().getReason())) {
            throw new StackOverflowError("endless recursion");
          }
          store(event);
        });

    publish("event-1", "orders", "bad");
    publish("event-2", "orders", "after");

    awaitEffects("after");
    assertThat(header(rig.records(topic.deadLetters()).get(0), DeadLetters.EXCEPTION))
        .isEqualTo("java.lang.StackOverflowError");
  }

  @Test
  void waitsInOrderForWhatIsAwayWhileOtherPartitionsGoOn() {
    AtomicBoolean away = new AtomicBoolean(true);
    consume(
        event -> {
          if (away.get() && event.key().equals("waits")) {
            throw new RetryLaterException("away", null);
          }
          store(event);
        });
    publish("event-1", "waits", "w1");
    publish("event-2", "waits", "w2");
    for (int i = 0; i < 20; i++) {
      publish("other-" + i, "goes-on-" + i, "g" + i);
    }

    await().atMost(PATIENCE).until(() -> effects().size() >= 10);
    await().atMost(PATIENCE).until(() -> failures("transient") > 4);
    assertThat(effects()).doesNotContain("w1", "w2");
    assertThat(meters().get("cinch.inbox.waiting").gauge().value()).isEqualTo(1);

    away.set(false);
    await().atMost(PATIENCE).until(() -> effects().size() == 22);
    assertThat(effects()).containsSubsequence("w1", "w2");
    assertThat(rig.records(topic.deadLetters())).isEmpty();
    await().atMost(PATIENCE).until(() -> meters().get("cinch.inbox.waiting").gauge().value() == 0);
  }

  @Test
  void putsTheHeadersAsideOfARecordThatIsTooLargeForTheDeadLetters() throws Exception {
    limit(topic.deadLetters(), 2_000);
    consume(this::store);
    byte[] large = new byte[10_000];
    new Random(7).nextBytes(large);
    large[0] = 1;

    send("orders", large);
    publish("event-2", "orders", "after");

    awaitEffects("after");
    assertThat(rig.records(topic.deadLetters()))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.value()).isNull();
              assertThat(header(letter, DeadLetters.OFFSET)).isEqualTo("0");
            });
  }

  @Test
  void isUnhealthyOnceAConsumerHasDied() {
    consume(
        event -> {
          throw new OutOfMemoryError("provoked by a test");
        });
    ConsumerHealth health = service.getBean(ConsumerHealth.class);
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);

    publish("event-1", "orders", "deadly");

    // the thread's own end is what is provoked here, not this test's
    await()
        .dontCatchUncaughtExceptions()
        .atMost(PATIENCE)
        .until(() -> health.health().getStatus().equals(Status.DOWN));
    assertThat(health.health().getDetails().get("dead")).asString().contains(topic.name());
  }

  private void consume(EventHandler<MigrationCommand> handler) {
    consume(group(), handler);
  }

  private void consume(String group, EventHandler<MigrationCommand> handler) {
    service.getBean(EventConsumers.class).container(Subscription.of(topic, group, handler)).start();
  }

  private String group() {
    return "group-" + topic.name();
  }

  private void store(ReceivedEvent<MigrationCommand> event) {
    seen.add(event);
    rig.jdbc()
        .sql("insert into effect (reason) values (:reason)")
        .param("reason", event.value().getReason())
        .update();
  }

  private void awaitEffects(String... expected) {
    await().atMost(PATIENCE).until(() -> effects().size() >= expected.length);
    assertThat(effects()).containsExactly(expected);
  }

  private List<String> effects() {
    return rig.jdbc().sql("select reason from effect order by id").query(String.class).list();
  }

  private void publish(String id, String key, String reason) {
    publisher.publishWithin(PATIENCE, id, topic, key, command("orders", reason));
  }

  private void send(String key, byte @Nullable [] value) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic.name(), key.getBytes(UTF_8), value);
    record.headers().add(EventHeaders.header("made-by", "a test"));
    try {
      producer.send(record).get();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private byte[] framed(String reason) {
    return new RecordEncoder(rig.registry()).encode(topic.subject(), command("orders", reason));
  }

  private void limit(String name, int bytes) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
    ConfigEntry entry = new ConfigEntry("max.message.bytes", Integer.toString(bytes));
    rig.admin()
        .incrementalAlterConfigs(Map.of(resource, List.of(new AlterConfigOp(entry, OpType.SET))))
        .all()
        .get();
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), UTF_8);
  }

  private SimpleMeterRegistry meters() {
    return service.getBean(SimpleMeterRegistry.class);
  }

  private double count(String name, String tag, String value) {
    return meters().find(name).tag(tag, value).counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  private double failures(String kind) {
    return count("cinch.inbox.failures", "kind", kind);
  }

  /** The meters of one service. */
  static class Meters {
    @Bean
    SimpleMeterRegistry meterRegistry() {
      return new SimpleMeterRegistry();
    }
  }
}
