package dev.cinch.backbone.inbox;

import dev.cinch.backbone.client.BackOff;
import dev.cinch.backbone.inbox.EventFailedException.Kind;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Decides what becomes of a record whose handling failed: bytes that can't be read go to the dead
 * letters at once; what fails for a reason that lasts goes there after some attempts; what waits
 * for something that is away is tried without end. Meanwhile its partition waits, in order, and all
 * others go on.
 */
final class RetryOrPutAside implements CommonErrorHandler {

  private static final Logger log = LoggerFactory.getLogger(RetryOrPutAside.class);

  private final String group;
  private final int attempts;
  private final BackOff backOff;
  private final DeadLetters deadLetters;
  private final InboxMetrics metrics;
  private final Map<TopicPartition, Failures> failures = new ConcurrentHashMap<>();

  RetryOrPutAside(
      String group, int attempts, BackOff backOff, DeadLetters deadLetters, InboxMetrics metrics) {
    this.group = group;
    this.attempts = attempts;
    this.backOff = backOff;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
  }

  /** A record of a partition was handled. */
  void succeeded(TopicPartition partition) {
    if (failures.remove(partition) != null) {
      metrics.waiting(failures.size());
    }
  }

  /** Partitions went to another member, and with them the record that they waited before. */
  void forget(Collection<TopicPartition> partitions) {
    partitions.forEach(this::succeeded);
  }

  @Override
  public boolean seeksAfterHandling() {
    return true;
  }

  /** What is to be committed is committed here, and nothing else. */
  @Override
  public boolean isAckAfterHandle() {
    return false;
  }

  @Override
  public void handleRemaining(
      Exception thrown,
      List<ConsumerRecord<?, ?>> records,
      Consumer<?, ?> consumer,
      MessageListenerContainer container) {
    ConsumerRecord<?, ?> failed = records.get(0);
    TopicPartition partition = partition(failed);
    Map<TopicPartition, Long> next = new LinkedHashMap<>();
    Optional<Duration> pause = decide(thrown, failed, partition);
    if (pause.isPresent()) {
      next.put(partition, failed.offset());
    }
    for (ConsumerRecord<?, ?> later : records.subList(1, records.size())) {
      next.putIfAbsent(partition(later), later.offset());
    }
    next.forEach((each, offset) -> seek(consumer, each, offset));
    if (pause.isPresent()) {
      pause(consumer, partition, pause.get());
    } else {
      commit(consumer, partition, failed.offset() + 1);
    }
  }

  /** How long to wait before the next attempt; empty if the record was put aside. */
  private Optional<Duration> decide(
      Exception thrown, ConsumerRecord<?, ?> record, TopicPartition partition) {
    EventFailedException failure = EventFailedException.in(thrown);
    Throwable reason = failure.reason();
    Kind kind = failure.kind();
    Failures soFar =
        failures.merge(
            partition,
            Failures.first(record.offset(), kind),
            (before, first) -> before.offset() == first.offset() ? before.and(kind) : first);
    metrics.failed(kind);
    metrics.waiting(failures.size());
    if (isHopeless(kind, soFar) && isPutAside(record, reason)) {
      succeeded(partition);
      return Optional.empty();
    }
    Duration pause = backOff.after(soFar.inARow());
    log.warn(
        "Cannot handle {}-{} as {}: {}; its partition waits, next attempt in {} ms",
        partition,
        record.offset(),
        group,
        reason.toString(),
        pause.toMillis());
    return Optional.of(pause);
  }

  private boolean isHopeless(Kind kind, Failures soFar) {
    return switch (kind) {
      case UNDECODABLE -> true;
      case LASTING -> soFar.lasting() >= attempts;
      case TRANSIENT -> false;
    };
  }

  private boolean isPutAside(ConsumerRecord<?, ?> record, Throwable reason) {
    String place = record.topic() + "-" + record.partition() + "-" + record.offset();
    try {
      deadLetters.put(record, group, reason);
      metrics.putAside();
      log.error("Put {} aside as {}: {}", place, group, reason.toString());
      return true;
    } catch (RuntimeException e) {
      log.error("Cannot put {} aside: {}; it is tried again", place, e.toString());
      return false;
    }
  }

  @Override
  public void handleOtherException(
      Exception thrown,
      Consumer<?, ?> consumer,
      MessageListenerContainer container,
      boolean batchListener) {
    log.warn("A consumer of {} failed and goes on: {}", group, thrown.toString());
    LockSupport.parkNanos(backOff.first().toNanos());
  }

  /** A partition that has gone to another member is that one's to read. */
  private static void seek(Consumer<?, ?> consumer, TopicPartition partition, long offset) {
    try {
      consumer.seek(partition, offset);
    } catch (IllegalStateException e) {
      log.debug("{} is no longer assigned", partition, e);
    }
  }

  private static void pause(Consumer<?, ?> consumer, TopicPartition partition, Duration time) {
    if (consumer instanceof PausingConsumer pausing && pausing.assignment().contains(partition)) {
      pausing.pauseFor(partition, time);
    }
  }

  /** A commit that fails is made good by the next; until then the record may be put aside twice. */
  private static void commit(Consumer<?, ?> consumer, TopicPartition partition, long offset) {
    try {
      consumer.commitSync(Map.of(partition, new OffsetAndMetadata(offset)));
    } catch (KafkaException e) {
      log.warn("Cannot commit {} at {}: {}", partition, offset, e.toString());
    }
  }

  private static TopicPartition partition(ConsumerRecord<?, ?> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  /**
   * How often one record has failed.
   *
   * @param offset the record's offset
   * @param inARow how often in all
   * @param lasting how often for a reason that lasts
   */
  private record Failures(long offset, int inARow, int lasting) {

    static Failures first(long offset, Kind kind) {
      return new Failures(offset, 0, 0).and(kind);
    }

    Failures and(Kind kind) {
      return new Failures(offset, inARow + 1, lasting + (kind == Kind.LASTING ? 1 : 0));
    }
  }
}
