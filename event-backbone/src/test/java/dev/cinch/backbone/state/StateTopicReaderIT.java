package dev.cinch.backbone.state;

import static dev.cinch.backbone.Samples.command;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.backbone.Rig;
import dev.cinch.backbone.event.EventDecoder;
import dev.cinch.backbone.event.ReceivedEvent;
import dev.cinch.backbone.event.SeqGuard;
import dev.cinch.backbone.wire.RecordDecoder;
import dev.cinch.backbone.wire.RecordEncoder;
import dev.cinch.events.MigrationCommand;
import dev.cinch.events.TopicDefinition;
import dev.cinch.events.Topics;
import dev.cinch.stack.LocalStack;
import dev.cinch.stack.Server;
import dev.cinch.stack.ServerKind;
import dev.cinch.stack.StackOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StateTopicReaderIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<ReceivedEvent<MigrationCommand>> seen = new CopyOnWriteArrayList<>();
  private final List<StateTopicReader<?>> readers = new ArrayList<>();

  private Rig rig;
  private TopicDefinition<MigrationCommand> topic;

  @BeforeEach
  void connect() {
    rig = Rig.shared();
    topic = rig.topic(Topics.MIGRATION_COMMAND);
  }

  @AfterEach
  void disconnect() {
    readers.forEach(StateTopicReader::stop);
    rig.close();
  }

  @Test
  void readsAllPartitionsFromTheBeginningAndThenOn() throws Exception {
    IntStream.rangeClosed(1, 30).forEach(i -> put(rig, "key-" + i, i));

    StateTopicReader<MigrationCommand> reader = read(rig, seen::add);

    reader.caughtUp().get(60, TimeUnit.SECONDS);
    assertThat(seen).hasSize(30);
    put(rig, "key-31", 31);
    await().atMost(PATIENCE).until(() -> seen.size() == 31);
  }

  @Test
  void givesEachReaderTheWholeTopic() throws Exception {
    List<ReceivedEvent<MigrationCommand>> seenByOther = new CopyOnWriteArrayList<>();
    IntStream.rangeClosed(1, 10).forEach(i -> put(rig, "key-" + i, i));

    StateTopicReader<MigrationCommand> one = read(rig, seen::add);
    StateTopicReader<MigrationCommand> other = read(rig, seenByOther::add);

    one.caughtUp().get(60, TimeUnit.SECONDS);
    other.caughtUp().get(60, TimeUnit.SECONDS);
    assertThat(seen).hasSize(10);
    assertThat(seenByOther).hasSize(10);
  }

  @Test
  void hasCaughtUpWithAnEmptyTopicAtOnce() throws Exception {
    read(rig, seen::add).caughtUp().get(60, TimeUnit.SECONDS);

    assertThat(seen).isEmpty();
  }

  @Test
  void hasNotCaughtUpWhileTheListenerIsStillAtIt() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    put(rig, "orders", 1);

    StateTopicReader<MigrationCommand> reader =
        read(
            rig,
            event -> {
              assertThat(readers.get(0).isRunning()).isTrue();
              if (attempts.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
              }
              seen.add(event);
            });

    reader.caughtUp().get(60, TimeUnit.SECONDS);
    assertThat(seen).hasSize(1);
    assertThat(attempts).hasValue(3);
  }

  @Test
  void passesOverBytesThatCannotBeRead() {
    put(rig, "orders", 1);
    send(rig, "orders", "no avro".getBytes(UTF_8));
    put(rig, "orders", 2);

    read(rig, seen::add);

    await().atMost(PATIENCE).until(() -> seen.size() == 2);
  }

  @Test
  void tellsOfDeletedKeys() {
    put(rig, "orders", 1);
    send(rig, "orders", null);

    read(rig, seen::add);

    await().atMost(PATIENCE).until(() -> seen.size() == 2);
    assertThat(seen).extracting(ReceivedEvent::isTombstone).containsExactly(false, true);
  }

  @Test
  void letsACallerIgnoreWhatItHasPassed() {
    SeqGuard guard = new SeqGuard();
    put(rig, "orders", 1);
    put(rig, "orders", 3);
    put(rig, "orders", 2);
    put(rig, "orders", 3);
    put(rig, "orders", 4);
    AtomicInteger all = new AtomicInteger();

    read(
        rig,
        event -> {
          if (guard.isNews(event.key(), Long.parseLong(event.value().getReason()))) {
            seen.add(event);
          }
          all.incrementAndGet();
        });

    await().atMost(PATIENCE).until(() -> all.get() == 5);
    assertThat(seen).extracting(event -> event.value().getReason()).containsExactly("1", "3", "4");
  }

  @Test
  void waitsForATopicThatIsNotThereYet() throws Exception {
    topic = rig.unprovisioned(Topics.MIGRATION_COMMAND);
    StateTopicReader<MigrationCommand> reader = read(rig, seen::add);
    assertThat(reader.caughtUp()).isNotDone();

    rig.provision(topic);
    put(rig, "orders", 1);

    reader.caughtUp().get(60, TimeUnit.SECONDS);
    await().atMost(PATIENCE).until(() -> seen.size() == 1);
  }

  @Tag("long")
  @Test
  void goesOnWhereItWasAfterTheBrokerWasAway() {
    try (LocalStack stack = LocalStack.start(StackOptions.temporary());
        Rig own = Rig.on(stack.endpoints())) {
      topic = own.topic(Topics.MIGRATION_COMMAND);
      put(own, "orders", 1);
      StateTopicReader<MigrationCommand> reader = read(own, seen::add);
      await().atMost(PATIENCE).until(() -> seen.size() == 1);
      Server broker = stack.server(ServerKind.KAFKA);

      broker.kill();
      broker.start();
      put(own, "orders", 2);

      await().atMost(PATIENCE).until(() -> seen.size() == 2);
      assertThat(seen).extracting(event -> event.value().getReason()).containsExactly("1", "2");
      reader.stop();
    }
  }

  private StateTopicReader<MigrationCommand> read(
      Rig on, Consumer<ReceivedEvent<MigrationCommand>> listener) {
    StateTopicReader<MigrationCommand> reader =
        new StateTopicReader<>(
            topic, on.clients(), new EventDecoder(new RecordDecoder(on.registry())), listener);
    readers.add(reader);
    reader.start();
    return reader;
  }

  private void put(Rig on, String key, int seq) {
    byte[] value = new RecordEncoder(on.registry()).encode(topic.subject(), command(key, seq));
    send(on, key, value);
  }

  private void send(Rig on, String key, byte @Nullable [] value) {
    try (Producer<byte[], byte[]> producer = on.clients().producer(Map.of())) {
      producer.send(new ProducerRecord<>(topic.name(), key.getBytes(UTF_8), value)).get();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
