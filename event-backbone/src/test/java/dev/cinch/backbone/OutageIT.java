package dev.cinch.backbone;

import static dev.cinch.backbone.Samples.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

import dev.cinch.backbone.inbox.EventConsumers;
import dev.cinch.backbone.inbox.InboxConfiguration;
import dev.cinch.backbone.inbox.Subscription;
import dev.cinch.backbone.outbox.Outbox;
import dev.cinch.backbone.outbox.OutboxConfiguration;
import dev.cinch.backbone.publish.EventPublisher;
import dev.cinch.backbone.publish.PublishConfiguration;
import dev.cinch.events.MigrationCommand;
import dev.cinch.events.TopicDefinition;
import dev.cinch.events.Topics;
import dev.cinch.stack.LocalStack;
import dev.cinch.stack.Server;
import dev.cinch.stack.ServerKind;
import dev.cinch.stack.StackOptions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;

/** Servers that go away for a while, under a service that goes on. */
@Tag("long")
class OutageIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static LocalStack stack;

  private Rig rig;
  private TopicDefinition<MigrationCommand> topic;
  private @Nullable AnnotationConfigApplicationContext service;

  @BeforeAll
  static void startStack() {
    stack = LocalStack.start(StackOptions.temporary());
  }

  @AfterAll
  static void stopStack() {
    stack.close();
  }

  @BeforeEach
  void connect() {
    rig = Rig.on(stack.endpoints());
    topic = rig.topic(Topics.MIGRATION_COMMAND);
    rig.jdbc()
        .sql("create table effect (id int generated always as identity, number int)")
        .update();
  }

  @AfterEach
  void disconnect() {
    if (service != null) {
      service.close();
    }
    rig.close();
  }

  @Test
  void losesNothingWhileTheRegistryIsAway() {
    Server registry = stack.server(ServerKind.REGISTRY);
    registry.stop();
    try {
      startService();
      append(1, 10);
      await()
          .atMost(PATIENCE)
          .until(() -> count("cinch.outbox.failures", "reason", "registry") > 1);
      assertThat(effects()).isEmpty();
    } finally {
      registry.start();
    }

    awaitEffects(10);
  }

  @Test
  void putsNothingAsideWhileTheRegistryIsAway() {
    startService();
    append(1, 10);
    awaitEffects(10);
    running().close();
    Server registry = stack.server(ServerKind.REGISTRY);
    registry.stop();
    try {
      rig.jdbc().sql("delete from effect").update();
      rig.jdbc().sql("delete from inbox").update();
      startService("again-");
      await().atMost(PATIENCE).until(() -> count("cinch.inbox.failures", "kind", "transient") > 1);
      assertThat(effects()).isEmpty();
    } finally {
      registry.start();
    }

    awaitEffects(10);
    assertThat(rig.records(topic.deadLetters())).isEmpty();
  }

  @Test
  void losesNothingWhileTheBrokerIsAway() {
    startService();
    append(1, 5);
    awaitEffects(5);
    Server broker = stack.server(ServerKind.KAFKA);
    broker.kill();
    try {
      append(6, 15);
      await().atMost(PATIENCE).until(() -> count("cinch.outbox.failures", "reason", "broker") > 0);
    } finally {
      broker.start();
    }
    append(16, 20);

    awaitEffects(20);
    assertThat(rig.records(topic.deadLetters())).isEmpty();
  }

  @Test
  void losesNothingWhileTheBrokerHangs() {
    startService();
    append(1, 5);
    awaitEffects(5);
    Server broker = stack.server(ServerKind.KAFKA);
    broker.freeze();
    try {
      append(6, 15);
      await().atMost(PATIENCE).until(() -> count("cinch.outbox.failures", "reason", "broker") > 0);
    } finally {
      broker.thaw();
    }
    append(16, 20);

    awaitEffects(20);
  }

  @Test
  void losesNothingWhileTheDatabaseIsAway() {
    startService();
    append(1, 5);
    awaitEffects(5);
    Server database = stack.server(ServerKind.POSTGRES);
    database.stop();
    try {
      assertThatException().isThrownBy(() -> append(100, 100));
      IntStream.rangeClosed(6, 10).forEach(this::publish);
      await().atMost(PATIENCE).until(() -> count("cinch.inbox.failures", "kind", "transient") > 1);
    } finally {
      database.start();
    }

    awaitEffects(10);
    append(11, 15);
    awaitEffects(15);
    assertThat(rig.records(topic.deadLetters())).isEmpty();
  }

  private void startService() {
    startService("");
  }

  private void startService(String groupPrefix) {
    service =
        BackboneContext.start(
            rig,
            Map.of(
                "cinch.backbone.outbox.max-back-off", "1s",
                "cinch.backbone.inbox.attempts", 1,
                "cinch.backbone.inbox.max-back-off", "1s"),
            OutboxConfiguration.class,
            InboxConfiguration.class,
            PublishConfiguration.class,
            Meters.class);
    running()
        .getBean(EventConsumers.class)
        .container(
            Subscription.of(
                topic,
                groupPrefix + "group-" + topic.name(),
                event ->
                    rig.jdbc()
                        .sql("insert into effect (number) values (:number)")
                        .param("number", Integer.valueOf(event.value().getReason()))
                        .update()))
        .start();
  }

  private AnnotationConfigApplicationContext running() {
    return Objects.requireNonNull(service);
  }

  private void append(int first, int last) {
    Outbox outbox = running().getBean(Outbox.class);
    rig.transactions()
        .executeWithoutResult(
            status ->
                IntStream.rangeClosed(first, last)
                    .forEach(i -> outbox.append(topic, "orders", command("orders", i))));
  }

  private void publish(int number) {
    running()
        .getBean(EventPublisher.class)
        .publishWithin(PATIENCE, "direct-" + number, topic, "orders", command("orders", number));
  }

  private void awaitEffects(int last) {
    await().atMost(PATIENCE).until(() -> effects().size() >= last);
    assertThat(effects())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, last).boxed().toList());
  }

  private List<Integer> effects() {
    return rig.jdbc().sql("select number from effect order by id").query(Integer.class).list();
  }

  private double count(String name, String tag, String value) {
    return running()
        .getBean(SimpleMeterRegistry.class)
        .find(name)
        .tag(tag, value)
        .counters()
        .stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  /** The meters of one service. */
  static class Meters {
    @Bean
    SimpleMeterRegistry meterRegistry() {
      return new SimpleMeterRegistry();
    }
  }
}
