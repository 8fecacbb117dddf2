package dev.cinch.checker.kafka;

import dev.cinch.backbone.client.KafkaClients;
import dev.cinch.checker.log.Logs.Reached;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Compares what was read under earlier leaders with what the present ones hold, as consumers do to
 * find out that a log was cut back: each leader tells where an epoch ends in its log.
 */
final class LogComparison implements AutoCloseable {

  /** Without a reset a consumer says that it has found a log cut back, and goes no further. */
  private static final Map<String, Object> SETTINGS =
      Map.of(
          "auto.offset.reset",
          "none",
          "enable.auto.commit",
          false,
          "allow.auto.create.topics",
          false,
          "default.api.timeout.ms",
          10_000,
          "request.timeout.ms",
          10_000);

  private final Consumer<byte[], byte[]> consumer;

  LogComparison(KafkaClients clients) {
    this.consumer = clients.consumer(SETTINGS);
  }

  Set<Integer> cutBack(String topic, Map<Integer, Reached> reached) {
    Map<TopicPartition, OffsetAndMetadata> places = new HashMap<>();
    reached.forEach(
        (partition, place) ->
            places.put(
                new TopicPartition(topic, partition),
                new OffsetAndMetadata(place.until(), Optional.of(place.leaderEpoch()), "")));
    consumer.assign(places.keySet());
    // a place is compared only where the leader is known by then
    consumer.endOffsets(places.keySet());
    places.forEach(consumer::seek);
    Set<Integer> cutBack = new TreeSet<>();
    Queue<TopicPartition> open = new ArrayDeque<>(places.keySet());
    while (!open.isEmpty()) {
      try {
        consumer.position(open.element());
        open.remove();
      } catch (LogTruncationException found) {
        for (TopicPartition partition : found.offsetOutOfRangePartitions().keySet()) {
          cutBack.add(partition.partition());
          open.remove(partition);
          consumer.seek(partition, 0);
        }
      }
    }
    return cutBack;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
