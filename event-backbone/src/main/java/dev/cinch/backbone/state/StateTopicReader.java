package dev.cinch.backbone.state;

import dev.cinch.backbone.client.BackOff;
import dev.cinch.backbone.client.KafkaClients;
import dev.cinch.backbone.event.EventDecoder;
import dev.cinch.backbone.event.ReceivedEvent;
import dev.cinch.backbone.wire.UndecodableRecordException;
import dev.cinch.events.TopicDefinition;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads a compacted topic whole, from its beginning and on, without a group: each process has all
 * of it. While the broker or the registry is away it waits and then goes on where it was.
 *
 * <p>The listener is called by one thread, once a record, in order within each partition. A
 * listener that throws is called again with the same record until it does not: a state that was
 * passed over would be missed for good. Bytes that can't be read are logged and passed over.
 *
 * @param <T> the record that the topic carries
 */
public final class StateTopicReader<T extends SpecificRecord> implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(StateTopicReader.class);

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration METADATA = Duration.ofSeconds(10);
  private static final long STOP_SECONDS = 10;
  private static final BackOff BACK_OFF =
      new BackOff(Duration.ofMillis(200), Duration.ofSeconds(10));

  private final TopicDefinition<T> topic;
  private final KafkaClients clients;
  private final EventDecoder decoder;
  private final Consumer<ReceivedEvent<T>> listener;
  private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private CountDownLatch stopped = new CountDownLatch(0);
  private @Nullable Thread thread;

  /** Makes a reader; declare it as a bean, or start and stop it by hand. */
  public StateTopicReader(
      TopicDefinition<T> topic,
      KafkaClients clients,
      EventDecoder decoder,
      Consumer<ReceivedEvent<T>> listener) {
    this.topic = topic;
    this.clients = clients;
    this.decoder = decoder;
    this.listener = listener;
  }

  /** Completes once the listener has had all that the topic held when reading began. */
  public CompletableFuture<Void> caughtUp() {
    return caughtUp.copy();
  }

  @Override
  public synchronized void start() {
    if (isRunning()) {
      return;
    }
    CountDownLatch stop = new CountDownLatch(1);
    Thread reader = new Thread(() -> run(stop), "reader-" + topic.name());
    reader.setDaemon(true);
    stopped = stop;
    thread = reader;
    reader.start();
  }

  @Override
  public synchronized void stop() {
    stopped.countDown();
    if (thread == null) {
      return;
    }
    try {
      thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it reads; false, without having been stopped, means that it has died. */
  @Override
  public synchronized boolean isRunning() {
    return thread != null && thread.isAlive();
  }

  private void run(CountDownLatch stop) {
    int failures = 0;
    while (stop.getCount() > 0) {
      try (var consumer = clients.consumer(settings())) {
        follow(consumer, stop);
        failures = 0;
      } catch (RuntimeException e) {
        failures++;
        log.warn("Cannot read topic {}: {}; it is tried again", topic.name(), e.toString());
        pause(stop, failures);
      }
    }
  }

  private void follow(
      org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer, CountDownLatch stop) {
    List<TopicPartition> partitions = partitions(consumer);
    consumer.assign(partitions);
    for (TopicPartition partition : partitions) {
      Long position = next.get(partition);
      if (position == null) {
        consumer.seekToBeginning(List.of(partition));
      } else {
        consumer.seek(partition, position);
      }
    }
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (stop.getCount() > 0) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        deliver(record, stop);
        next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
      }
      if (!caughtUp.isDone() && hasReached(consumer, ends)) {
        caughtUp.complete(null);
      }
    }
  }

  private List<TopicPartition> partitions(
      org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer) {
    var partitions = consumer.partitionsFor(topic.name(), METADATA);
    if (partitions == null || partitions.isEmpty()) {
      throw new IllegalStateException("it is not there; the planner creates it at start");
    }
    return partitions.stream()
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
  }

  private static boolean hasReached(
      org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private void deliver(ConsumerRecord<byte[], byte[]> record, CountDownLatch stop) {
    for (int failures = 1; stop.getCount() > 0; failures++) {
      try {
        listener.accept(decoder.decode(record, topic.record()));
        return;
      } catch (UndecodableRecordException e) {
        log.error("Passing over {}: {}", place(record), e.getMessage());
        return;
      } catch (RuntimeException e) {
        log.warn("Cannot handle {}: {}; it is tried again", place(record), e.toString());
        pause(stop, failures);
      }
    }
  }

  private static String place(ConsumerRecord<?, ?> record) {
    return record.topic() + "-" + record.partition() + "-" + record.offset();
  }

  private static void pause(CountDownLatch stop, int failures) {
    try {
      stop.await(BACK_OFF.after(failures).toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      stop.countDown();
    }
  }

  private static Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("group.id", null);
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "earliest");
    settings.put("isolation.level", "read_committed");
    settings.put("allow.auto.create.topics", false);
    return settings;
  }
}
