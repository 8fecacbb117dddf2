package dev.cinch.backbone.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A consumer that can leave single partitions alone for a time. It goes on polling, so that the
 * group keeps it as a member and its other partitions go on. Used by one thread, like any consumer.
 */
final class PausingConsumer extends KafkaConsumer<byte[], byte[]> {

  private final Map<TopicPartition, Instant> pausedUntil = new HashMap<>();
  private final Clock clock = Clock.systemUTC();

  PausingConsumer(Map<String, Object> settings) {
    super(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Fetches nothing of a partition for a time. */
  void pauseFor(TopicPartition partition, Duration time) {
    pause(Set.of(partition));
    pausedUntil.put(partition, clock.instant().plus(time));
  }

  @Override
  public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    resumeDue();
    return super.poll(shortened(timeout));
  }

  /**
   * A partition that went to another member meanwhile is not paused any more, nor ours to resume.
   */
  private void resumeDue() {
    Instant now = clock.instant();
    Set<TopicPartition> due =
        pausedUntil.entrySet().stream()
            .filter(pause -> !pause.getValue().isAfter(now))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    pausedUntil.keySet().removeAll(due);
    due.retainAll(assignment());
    resume(due);
  }

  private Duration shortened(Duration timeout) {
    return pausedUntil.values().stream()
        .map(until -> Duration.between(clock.instant(), until))
        .filter(left -> left.compareTo(timeout) < 0)
        .min(Duration::compareTo)
        .map(left -> left.isNegative() ? Duration.ZERO : left)
        .orElse(timeout);
  }
}
