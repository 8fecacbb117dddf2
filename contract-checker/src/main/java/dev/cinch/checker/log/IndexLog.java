package dev.cinch.checker.log;

import dev.cinch.checker.log.Logs.Reached;
import dev.cinch.checker.log.Logs.Span;
import dev.cinch.checker.log.TopicExtent.Extent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Brings the index of a topic up to the topic's end as it is when asked. What was read is kept
 * every few seconds, so that a topic too long for the time of one asking is done in several.
 */
public final class IndexLog {

  private static final Duration KEEP_EVERY = Duration.ofSeconds(2);

  private final Logs logs;
  private final LogIndexes indexes;
  private final Clock clock;
  private final Map<TopicPart, Lock> reading = new ConcurrentHashMap<>();

  public IndexLog(Logs logs, LogIndexes indexes, Clock clock) {
    this.logs = logs;
    this.indexes = indexes;
    this.clock = clock;
  }

  /**
   * The topic up to its present end. Who asks while it is being read waits, and finds what was read
   * until then.
   */
  public LogView view(TopicPart part) {
    Lock lock = reading.computeIfAbsent(part, absent -> new ReentrantLock());
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "Cannot look at topic %s: it is still being read".formatted(part.topic()), interrupted);
    }
    try {
      return read(part);
    } finally {
      lock.unlock();
    }
  }

  private LogView read(TopicPart part) {
    TopicExtent extent = logs.extent(part.topic());
    Map<Integer, PartitionIndex> known = known(part, extent);
    // taken after the extent was: what it reaches over had been written by then
    Portions portions = new Portions(part, extent.topicId(), known, clock.instant());
    Map<Integer, Span> ahead = ahead(extent, known);
    if (!ahead.isEmpty()) {
      readAndKeep(part, ahead, portions);
    }
    return LogView.of(extent, portions.indexes());
  }

  /** What was read is kept even where the reading comes to grief. */
  private void readAndKeep(TopicPart part, Map<Integer, Span> ahead, Portions portions) {
    try {
      logs.read(part, ahead, portions);
    } finally {
      if (!Thread.currentThread().isInterrupted()) {
        portions.keep();
      }
    }
  }

  /** An index of records that are gone begins anew. */
  private Map<Integer, PartitionIndex> known(TopicPart part, TopicExtent extent) {
    Map<Integer, PartitionIndex> known = indexes.load(part, extent.topicId());
    if (known.isEmpty() || reachesBeyond(extent, known) || isCutBack(part.topic(), extent, known)) {
      indexes.forget(part);
      return Map.of();
    }
    Map<Integer, PartitionIndex> held = new HashMap<>();
    known.forEach(
        (partition, index) -> held.put(partition, index.heldBy(epochOf(extent, partition))));
    if (!held.equals(known)) {
      indexes.save(part, extent.topicId(), held);
    }
    return held;
  }

  private static boolean reachesBeyond(TopicExtent extent, Map<Integer, PartitionIndex> known) {
    return known.entrySet().stream()
        .anyMatch(
            entry -> {
              Extent reach = extent.partitions().get(entry.getKey());
              return reach == null || entry.getValue().indexedUntil() > reach.end();
            });
  }

  /** Within a leader's epoch a log only grows; a later leader is asked what it holds. */
  private boolean isCutBack(String topic, TopicExtent extent, Map<Integer, PartitionIndex> known) {
    Map<Integer, Reached> led = new HashMap<>();
    known.forEach(
        (partition, index) -> {
          Integer epoch = index.leaderEpoch();
          if (epoch != null && !epoch.equals(epochOf(extent, partition))) {
            led.put(partition, new Reached(index.indexedUntil(), epoch));
          }
        });
    return !led.isEmpty() && !logs.cutBack(topic, led).isEmpty();
  }

  private static @Nullable Integer epochOf(TopicExtent extent, int partition) {
    Extent reach = extent.partitions().get(partition);
    return reach == null ? null : reach.leaderEpoch();
  }

  private static Map<Integer, Span> ahead(TopicExtent extent, Map<Integer, PartitionIndex> known) {
    Map<Integer, Span> ahead = new HashMap<>();
    extent
        .partitions()
        .forEach(
            (partition, reach) -> {
              PartitionIndex index = known.getOrDefault(partition, PartitionIndex.nothing());
              long from = Math.max(index.indexedUntil(), reach.start());
              if (from < reach.end()) {
                ahead.put(partition, new Span(from, reach.end()));
              }
            });
    return ahead;
  }

  /** Tallies what is read, and keeps it from time to time. */
  private final class Portions implements Logs.Reader {

    private final TopicPart part;
    private final String topicId;
    private final Instant writtenBy;
    private final Map<Integer, Tally> tallies = new HashMap<>();
    private Instant kept = clock.instant();

    Portions(
        TopicPart part, String topicId, Map<Integer, PartitionIndex> known, Instant writtenBy) {
      this.part = part;
      this.topicId = topicId;
      this.writtenBy = writtenBy;
      known.forEach((partition, index) -> tallies.put(partition, new Tally(index)));
    }

    @Override
    public void framed(int partition, long offset, SchemaMark schema, Instant timestamp) {
      tally(partition).framed(schema, new LastRecord(offset, writtenBy, timestamp));
    }

    @Override
    public void unframed(int partition, long offset) {
      tally(partition).unframed(offset);
    }

    @Override
    public void readUntil(int partition, long offset, @Nullable Integer leaderEpoch) {
      tally(partition).readUntil(offset, leaderEpoch);
    }

    @Override
    public void portionRead() {
      if (Duration.between(kept, clock.instant()).compareTo(KEEP_EVERY) > 0) {
        keep();
      }
    }

    void keep() {
      indexes.save(part, topicId, indexes());
      kept = clock.instant();
    }

    Map<Integer, PartitionIndex> indexes() {
      Map<Integer, PartitionIndex> indexes = new HashMap<>();
      tallies.forEach((partition, tally) -> indexes.put(partition, tally.index()));
      return indexes;
    }

    private Tally tally(int partition) {
      return tallies.computeIfAbsent(partition, absent -> new Tally(PartitionIndex.nothing()));
    }
  }
}
