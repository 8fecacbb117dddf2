package dev.cinch.backbone.publish;

import static dev.cinch.backbone.Samples.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cinch.backbone.Rig;
import dev.cinch.backbone.Samples;
import dev.cinch.backbone.client.KafkaClients;
import dev.cinch.backbone.event.EventDecoder;
import dev.cinch.backbone.event.ReceivedEvent;
import dev.cinch.backbone.registry.SchemaNotFoundException;
import dev.cinch.backbone.wire.RecordDecoder;
import dev.cinch.backbone.wire.RecordEncoder;
import dev.cinch.events.MigrationCommand;
import dev.cinch.events.TopicDefinition;
import dev.cinch.events.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventPublisherIT {

  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private Rig rig;
  private TopicDefinition<MigrationCommand> topic;

  @BeforeEach
  void connect() {
    rig = Rig.shared();
    topic = rig.topic(Topics.MIGRATION_COMMAND);
  }

  @AfterEach
  void disconnect() {
    rig.close();
  }

  @Test
  void sendsAnEventWithItsEnvelope() {
    try (EventPublisher publisher = publisher(rig.clients())) {
      publisher.publishWithin(DEADLINE, "report-1", topic, "orders", command("orders", "done"));
    }

    assertThat(events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.id()).isEqualTo("report-1");
              assertThat(event.key()).isEqualTo("orders");
              assertThat(event.value()).isEqualTo(command("orders", "done"));
              assertThat(event.time()).isEqualTo(Samples.NOW);
              assertThat(event.traceparent()).contains(TRACE);
              assertThat(event.header("ce_source")).contains("cinch/test");
            });
  }

  @Test
  void keepsTheOrderOfAKeyWithoutWaitingInBetween() {
    try (EventPublisher publisher = publisher(rig.clients())) {
      CompletableFuture<?>[] published =
          IntStream.rangeClosed(1, 100)
              .mapToObj(i -> publisher.publish(topic, "orders", command("orders", i)))
              .toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(published).join();
    }

    assertThat(events())
        .extracting(event -> Integer.valueOf(event.value().getReason()))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 100).boxed().toList());
    assertThat(events().stream().map(ReceivedEvent::id).distinct()).hasSize(100);
  }

  @Test
  void failsWhenTheSchemaIsNotRegistered() {
    TopicDefinition<MigrationCommand> unknown = rig.unprovisioned(Topics.MIGRATION_COMMAND);
    try (EventPublisher publisher = publisher(rig.clients())) {
      assertThat(publisher.publish(unknown, "orders", command("orders", 1)))
          .failsWithin(DEADLINE)
          .withThrowableThat()
          .withCauseInstanceOf(SchemaNotFoundException.class);
    }
  }

  @Test
  void saysThatItIsNotKnownWhetherAnEventArrivedWhenTheBrokerIsAway() {
    KafkaClients nowhere =
        KafkaClients.of(Map.of("bootstrap.servers", "127.0.0.1:1", "max.block.ms", 1_000));
    try (EventPublisher publisher = publisher(nowhere)) {
      assertThatExceptionOfType(EventNotPublishedException.class)
          .isThrownBy(
              () ->
                  publisher.publishWithin(
                      Duration.ofMillis(100), "report-1", topic, "orders", command("orders", 1)))
          .withMessageStartingWith(
              "Cannot publish event report-1 to topic %s: ".formatted(topic.name()))
          .withMessageEndingWith("; send it again under the same id");
    }
  }

  private EventPublisher publisher(KafkaClients clients) {
    return new EventPublisher(
        clients.producer(PublishConfiguration.PROMISED),
        new RecordEncoder(rig.registry()),
        "cinch/test",
        () -> Optional.of(TRACE),
        Clock.fixed(Samples.NOW, ZoneOffset.UTC));
  }

  private List<ReceivedEvent<MigrationCommand>> events() {
    EventDecoder decoder = new EventDecoder(new RecordDecoder(rig.registry()));
    return rig.records(topic.name()).stream()
        .map(record -> decoder.decode(record, MigrationCommand.class))
        .toList();
  }
}
