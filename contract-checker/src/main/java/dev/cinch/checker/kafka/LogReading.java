package dev.cinch.checker.kafka;

import dev.cinch.backbone.client.KafkaClients;
import dev.cinch.checker.log.LogHeldUp;
import dev.cinch.checker.log.Logs.Reader;
import dev.cinch.checker.log.Logs.Span;
import dev.cinch.checker.log.SchemaMark;
import dev.cinch.checker.log.TopicPart;
import dev.cinch.checker.log.TopicPart.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** One reading of some partitions up to given offsets, of which only the framing is looked at. */
final class LogReading implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** A record deleted by retention while we read is skipped; a small heap sets the sizes. */
  private static final Map<String, Object> SETTINGS =
      Map.of(
          "isolation.level",
          "read_committed",
          "enable.auto.commit",
          false,
          "allow.auto.create.topics",
          false,
          "auto.offset.reset",
          "earliest",
          "max.poll.records",
          5_000,
          "fetch.max.bytes",
          8 << 20,
          "default.api.timeout.ms",
          10_000,
          "request.timeout.ms",
          10_000);

  private final Consumer<byte[], byte[]> consumer;
  private final TopicPart part;
  private final Framing framing;
  private final Map<TopicPartition, Long> until = new HashMap<>();
  private final Map<TopicPartition, OffsetAndMetadata> nextOffsets = new HashMap<>();
  private long progressAt = System.nanoTime();

  LogReading(KafkaClients clients, TopicPart part, Map<Integer, Span> spans) {
    this.part = part;
    this.framing = new Framing(part.part());
    this.consumer = clients.consumer(SETTINGS);
    spans.forEach(
        (partition, span) -> until.put(new TopicPartition(part.topic(), partition), span.until()));
    consumer.assign(until.keySet());
    spans.forEach(
        (partition, span) ->
            consumer.seek(new TopicPartition(part.topic(), partition), span.from()));
  }

  void run(Reader reader) {
    Map<TopicPartition, Long> positions = new HashMap<>();
    until.keySet().forEach(partition -> positions.put(partition, consumer.position(partition)));
    Set<TopicPartition> ahead = new HashSet<>(until.keySet());
    while (!ahead.isEmpty()) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      records.forEach(record -> tell(record, reader));
      nextOffsets.putAll(records.nextOffsets());
      ahead.removeIf(partition -> arrived(partition, positions, reader));
      reader.portionRead();
      if (System.nanoTime() - progressAt > PATIENCE.toNanos()) {
        refuseToWaitForTransactions(ahead);
      }
    }
  }

  private void tell(ConsumerRecord<byte[], byte[]> record, Reader reader) {
    byte @Nullable [] bytes = part.part() == Part.KEY ? record.key() : record.value();
    if (bytes == null || record.offset() >= end(record)) {
      return;
    }
    SchemaMark schema = framing.markOf(bytes, record.headers());
    if (schema == null) {
      reader.unframed(record.partition(), record.offset());
    } else {
      reader.framed(
          record.partition(), record.offset(), schema, Instant.ofEpochMilli(record.timestamp()));
    }
  }

  private long end(ConsumerRecord<byte[], byte[]> record) {
    return until.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
  }

  /** The position also passes what is no record: marks of transactions, gaps of compaction. */
  private boolean arrived(
      TopicPartition partition, Map<TopicPartition, Long> positions, Reader reader) {
    long position = consumer.position(partition);
    long end = until.getOrDefault(partition, 0L);
    Long before = positions.put(partition, position);
    if (before == null || before != position) {
      progressAt = System.nanoTime();
      reader.readUntil(partition.partition(), Math.min(position, end), epochOf(partition));
    }
    if (position < end) {
      return false;
    }
    consumer.pause(Set.of(partition));
    return true;
  }

  private @Nullable Integer epochOf(TopicPartition partition) {
    OffsetAndMetadata next = nextOffsets.get(partition);
    return next == null ? null : next.leaderEpoch().orElse(null);
  }

  private void refuseToWaitForTransactions(Set<TopicPartition> ahead) {
    Map<TopicPartition, Long> stable = consumer.endOffsets(ahead);
    for (TopicPartition partition : ahead) {
      long position = consumer.position(partition);
      if (stable.getOrDefault(partition, Long.MAX_VALUE) <= position) {
        throw new LogHeldUp(partition.topic(), partition.partition(), position);
      }
    }
    progressAt = System.nanoTime();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
