package dev.cinch.backbone.outbox;

import static dev.cinch.backbone.Samples.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.backbone.BackboneContext;
import dev.cinch.backbone.Rig;
import dev.cinch.backbone.event.EventDecoder;
import dev.cinch.backbone.event.ReceivedEvent;
import dev.cinch.backbone.inbox.EventConsumers;
import dev.cinch.backbone.inbox.InboxConfiguration;
import dev.cinch.backbone.inbox.Subscription;
import dev.cinch.backbone.wire.RecordDecoder;
import dev.cinch.events.MigrationCommand;
import dev.cinch.events.TopicDefinition;
import dev.cinch.events.Topics;
import dev.cinch.stack.ServiceProcess;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Relays that die or sleep at the worst moment, as processes of their own. */
class RelayCrashIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Rig rig;
  private RelayRig relays;
  private TopicDefinition<MigrationCommand> topic;

  @BeforeEach
  void connect() {
    rig = Rig.shared();
    relays = new RelayRig(rig);
    topic = rig.topic(Topics.MIGRATION_COMMAND);
  }

  @AfterEach
  void disconnect() {
    relays.close();
    rig.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"before beginTransaction", "before commitTransaction"})
  void losesNothingAndRepeatsNothingWhenKilledBeforeKafkaHasCommitted(String moment)
      throws Exception {
    append(1, 3);
    killAt(moment);
    assertThat(sentNumbers()).isEmpty();

    append(4, 5);
    relayAll();

    assertThat(sentNumbers()).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void repeatsInOrderWhatWasSentAndNotMarkedWhenKilledBetweenTheTwo() throws Exception {
    append(1, 3);
    killAt("after commitTransaction");
    assertThat(sentNumbers()).containsExactly(1, 2, 3);
    assertThat(relays.unsent()).isEqualTo(3);

    append(4, 5);
    relayAll();

    assertThat(sentNumbers()).containsExactly(1, 2, 3, 1, 2, 3, 4, 5);
    assertThat(events().stream().map(ReceivedEvent::id).distinct()).hasSize(5);
    assertThat(effectsThroughTheInbox(5)).containsExactly(1, 2, 3, 4, 5);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(strings = {"before beginTransaction", "before commitTransaction"})
  void fencesALeaderThatWakesUpAfterAnotherHasTakenOver(String moment) throws Exception {
    append(1, 3);
    try (ServiceProcess sleeper = ServiceProcess.start(RelayProcess.on(rig, moment))) {
      try (Gate gate = Gate.shut(rig)) {
        gate.awaitArrival();
        sleeper.freeze();
        relays.relay(RelayRig.DEFAULTS).start();
        await().atMost(PATIENCE).until(() -> relays.unsent() == 0);
        append(4, 6);
        await().atMost(PATIENCE).until(() -> relays.unsent() == 0);
      }
      sleeper.thaw();
      await().atMost(PATIENCE).until(() -> Files.readString(sleeper.log()).contains("stands down"));
      append(7, 8);
      await().atMost(PATIENCE).until(() -> relays.unsent() == 0);

      assertThat(sentNumbers()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
      assertThat(relays.meter("cinch.outbox.leader")).isOne();
    }
  }

  @Test
  void keepsEachKeysOrderThroughTheInboxWhenLeadersAreKilledAgainAndAgain() throws Exception {
    for (int round = 0; round < 3; round++) {
      append(round * 20 + 1, round * 20 + 20);
      long waiting = relays.unsent();
      try (ServiceProcess leader = ServiceProcess.start(RelayProcess.on(rig, "nowhere"))) {
        await().atMost(PATIENCE).until(() -> relays.unsent() < waiting);
        leader.kill();
      }
    }
    relayAll();

    assertThat(effectsThroughTheInbox(60))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 60).boxed().toList());
  }

  /** Has a relay come to a moment with the unsent events in its hands, and kills it there. */
  private void killAt(String moment) throws Exception {
    try (Gate gate = Gate.shut(rig);
        ServiceProcess relay = ServiceProcess.start(RelayProcess.on(rig, moment))) {
      gate.awaitArrival();
      relay.kill();
    }
  }

  private void append(int first, int last) {
    Outbox outbox = relays.outbox();
    rig.transactions()
        .executeWithoutResult(
            status ->
                IntStream.rangeClosed(first, last)
                    .forEach(i -> outbox.append(topic, "orders", command("orders", i))));
  }

  private void relayAll() {
    relays.relay(RelayRig.DEFAULTS).start();
    await().atMost(PATIENCE).until(() -> relays.unsent() == 0);
  }

  private List<ReceivedEvent<MigrationCommand>> events() {
    EventDecoder decoder = new EventDecoder(new RecordDecoder(rig.registry()));
    return rig.records(topic.name()).stream()
        .map(record -> decoder.decode(record, MigrationCommand.class))
        .toList();
  }

  private List<Integer> sentNumbers() {
    return events().stream().map(event -> Integer.valueOf(event.value().getReason())).toList();
  }

  /** What a consumer with an inbox makes of the topic. */
  private List<Integer> effectsThroughTheInbox(int expected) {
    rig.jdbc()
        .sql("create table effect (id int generated always as identity, number int)")
        .update();
    try (AnnotationConfigApplicationContext service =
        BackboneContext.start(rig, Map.of(), InboxConfiguration.class)) {
      var container =
          service
              .getBean(EventConsumers.class)
              .container(
                  Subscription.of(
                      topic,
                      "effects-" + topic.name(),
                      event ->
                          rig.jdbc()
                              .sql("insert into effect (number) values (:number)")
                              .param("number", Integer.valueOf(event.value().getReason()))
                              .update()));
      container.start();
      await().atMost(PATIENCE).until(() -> effects().size() >= expected);
      container.stop();
    }
    return effects();
  }

  private List<Integer> effects() {
    return rig.jdbc().sql("select number from effect order by id").query(Integer.class).list();
  }
}
