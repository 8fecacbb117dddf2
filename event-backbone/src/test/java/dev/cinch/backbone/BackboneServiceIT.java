package dev.cinch.backbone;

import static dev.cinch.backbone.Samples.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.backbone.event.EventDecoder;
import dev.cinch.backbone.event.ReceivedEvent;
import dev.cinch.backbone.inbox.EventConsumers;
import dev.cinch.backbone.inbox.EventHandler;
import dev.cinch.backbone.inbox.InboxConfiguration;
import dev.cinch.backbone.inbox.Subscription;
import dev.cinch.backbone.outbox.Outbox;
import dev.cinch.backbone.outbox.OutboxConfiguration;
import dev.cinch.backbone.outbox.OutboxRelay;
import dev.cinch.backbone.publish.EventPublisher;
import dev.cinch.backbone.publish.PublishConfiguration;
import dev.cinch.backbone.trace.ThreadTrace;
import dev.cinch.backbone.trace.TraceSource;
import dev.cinch.backbone.wire.RecordDecoder;
import dev.cinch.events.MigrationCommand;
import dev.cinch.events.TopicDefinition;
import dev.cinch.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;

/** The configurations together, as a service with a database imports them. */
class BackboneServiceIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private Rig rig;
  private TopicDefinition<MigrationCommand> questions;
  private TopicDefinition<MigrationCommand> answers;

  @BeforeEach
  void connect() {
    rig = Rig.shared();
    questions = rig.topic(Topics.MIGRATION_COMMAND);
    answers = rig.topic(Topics.MIGRATION_COMMAND);
  }

  @AfterEach
  void disconnect() {
    rig.close();
  }

  @Test
  void carriesTheTraceOfAnEventOnToTheEventsThatComeOfIt() {
    try (AnnotationConfigApplicationContext service = start()) {
      Outbox outbox = service.getBean(Outbox.class);
      consume(service, event -> outbox.append(answers, event.key(), event.value()));

      service
          .getBean(ThreadTrace.class)
          .run(Optional.of(TRACE), () -> ask(service, "question-1", "why"));

      await().atMost(PATIENCE).until(() -> answers().size() == 1);
      assertThat(answers().get(0).traceparent()).contains(TRACE);
      assertThat(answers().get(0).id()).isNotEqualTo("question-1");
    }
  }

  @Test
  void sendsWhatAnAttemptAppendedOnlyIfTheAttemptSucceeds() {
    AtomicInteger attempts = new AtomicInteger();
    try (AnnotationConfigApplicationContext service = start()) {
      Outbox outbox = service.getBean(Outbox.class);
      consume(
          service,
          event -> {
            outbox.append(answers, event.key(), event.value());
            if (attempts.incrementAndGet() < 3) {
              throw new IllegalStateException("fails after it has appended");
            }
          });

      ask(service, "question-1", "first");
      ask(service, "question-1", "first");
      ask(service, "question-2", "second");

      await().atMost(PATIENCE).until(() -> answers().size() >= 2);
      assertThat(answers())
          .extracting(event -> event.value().getReason())
          .containsExactly("first", "second");
    }
  }

  @Test
  void takesTheTraceFromAServicesOwnTracer() {
    try (AnnotationConfigApplicationContext service = start(Tracer.class)) {
      ask(service, "question-1", "why");
    }

    assertThat(events(questions))
        .singleElement()
        .satisfies(event -> assertThat(event.traceparent()).contains("00-own-tracer-01"));
  }

  @Test
  void startsAndStopsItsRelayWithTheService() {
    OutboxRelay relay;
    try (AnnotationConfigApplicationContext service = start()) {
      relay = service.getBean(OutboxRelay.class);
      assertThat(relay.isRunning()).isTrue();
    }
    assertThat(relay.isRunning()).isFalse();
  }

  private AnnotationConfigApplicationContext start(Class<?>... more) {
    Class<?>[] configurations = new Class<?>[3 + more.length];
    configurations[0] = OutboxConfiguration.class;
    configurations[1] = InboxConfiguration.class;
    configurations[2] = PublishConfiguration.class;
    System.arraycopy(more, 0, configurations, 3, more.length);
    return BackboneContext.start(rig, Map.of(), configurations);
  }

  private void consume(
      AnnotationConfigApplicationContext service, EventHandler<MigrationCommand> handler) {
    service
        .getBean(EventConsumers.class)
        .container(Subscription.of(questions, "group-" + questions.name(), handler))
        .start();
  }

  private void ask(AnnotationConfigApplicationContext service, String id, String reason) {
    service
        .getBean(EventPublisher.class)
        .publishWithin(PATIENCE, id, questions, "orders", command("orders", reason));
  }

  private List<ReceivedEvent<MigrationCommand>> answers() {
    return events(answers);
  }

  private List<ReceivedEvent<MigrationCommand>> events(TopicDefinition<MigrationCommand> topic) {
    EventDecoder decoder = new EventDecoder(new RecordDecoder(rig.registry()));
    return rig.records(topic.name()).stream()
        .map(record -> decoder.decode(record, MigrationCommand.class))
        .toList();
  }

  /** A service with a tracer. */
  static class Tracer {
    @Bean
    TraceSource tracer() {
      return () -> Optional.of("00-own-tracer-01");
    }
  }
}
