package dev.cinch.worker.kafka;

import dev.cinch.worker.slot.Delivery;
import dev.cinch.worker.slot.RangeQueue;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One slot's member of the share group. The only acknowledgement it ever sends is ACCEPT: a range
 * that failed is given out again by the planner, which knows how often it has been. A range that is
 * not acknowledged goes back when the queue is closed, when the connection breaks, or when its lock
 * ends.
 */
final class ShareRangeQueue implements RangeQueue {

  private static final Logger log = LoggerFactory.getLogger(ShareRangeQueue.class);
  private static final Duration ACKNOWLEDGE_WITHIN = Duration.ofSeconds(5);
  private static final Duration LEAVE_WITHIN = Duration.ofSeconds(5);

  /** Of older brokers that do not say how long they lock a record: their default. */
  private static final int LOCK_MILLIS = 30_000;

  /**
   * One record is asked for at a time. Where that is the marker at a transaction's end, which the
   * consumer keeps to itself, it asks for the next one only when it is polled again.
   */
  private static final Duration ONE_POLL = Duration.ofMillis(20);

  private final ShareConsumer<byte[], byte[]> consumer;
  private final Intake intake;

  ShareRangeQueue(ShareConsumer<byte[], byte[]> consumer, Intake intake) {
    this.consumer = consumer;
    this.intake = intake;
  }

  @Override
  public Optional<Delivery> take(Duration atMost) {
    ConsumerRecords<byte[], byte[]> records = poll(atMost);
    if (records.isEmpty()) {
      return Optional.empty();
    }
    if (records.count() > 1) {
      throw new IllegalStateException(
          "Cannot take %d ranges at a time: the broker does not keep to share.acquire.mode=record_limit; set cinch.dispatch=group"
              .formatted(records.count()));
    }
    ConsumerRecord<byte[], byte[]> record = records.iterator().next();
    Duration lock = Duration.ofMillis(consumer.acquisitionLockTimeoutMs().orElse(LOCK_MILLIS));
    return intake.accept(record, lock, () -> acknowledge(record));
  }

  private ConsumerRecords<byte[], byte[]> poll(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    ConsumerRecords<byte[], byte[]> records;
    do {
      records = consumer.poll(ONE_POLL);
    } while (records.isEmpty() && System.nanoTime() < end);
    return records;
  }

  private void acknowledge(ConsumerRecord<byte[], byte[]> record) {
    consumer.acknowledge(record, AcknowledgeType.ACCEPT);
    consumer
        .commitSync(ACKNOWLEDGE_WITHIN)
        .values()
        .forEach(failure -> failure.ifPresent(problem -> notAcknowledged(record, problem)));
  }

  /** The report is with the planner already, which ignores what a second run may say. */
  private static void notAcknowledged(
      ConsumerRecord<byte[], byte[]> record, KafkaException problem) {
    log.info(
        "Offset {} of {} was not acknowledged ({}); it may be worked on once more",
        record.offset(),
        record.topic(),
        problem.toString());
  }

  @Override
  public void close() {
    consumer.close(LEAVE_WITHIN);
  }
}
