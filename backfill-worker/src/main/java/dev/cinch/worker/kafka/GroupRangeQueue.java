package dev.cinch.worker.kafka;

import dev.cinch.worker.slot.Delivery;
import dev.cinch.worker.slot.RangeQueue;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One slot's member of an ordinary consumer group. A range is committed after its report; one that
 * is not is read again by whoever has its partition next.
 */
final class GroupRangeQueue implements RangeQueue {

  private static final Logger log = LoggerFactory.getLogger(GroupRangeQueue.class);
  private static final Duration COMMIT_WITHIN = Duration.ofSeconds(5);
  private static final Duration LEAVE_WITHIN = Duration.ofSeconds(5);

  private final Consumer<byte[], byte[]> consumer;
  private final Intake intake;
  private final Duration pollInterval;

  /**
   * @param pollInterval how long the group waits between two polls before it counts the slot out
   */
  GroupRangeQueue(Consumer<byte[], byte[]> consumer, Intake intake, Duration pollInterval) {
    this.consumer = consumer;
    this.intake = intake;
    this.pollInterval = pollInterval;
  }

  @Override
  public Optional<Delivery> take(Duration atMost) {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(atMost);
    if (records.isEmpty()) {
      return Optional.empty();
    }
    ConsumerRecord<byte[], byte[]> record = records.iterator().next();
    return intake.accept(record, pollInterval, () -> commit(record));
  }

  private void commit(ConsumerRecord<byte[], byte[]> record) {
    try {
      consumer.commitSync(
          Map.of(
              new TopicPartition(record.topic(), record.partition()),
              new OffsetAndMetadata(record.offset() + 1)),
          COMMIT_WITHIN);
    } catch (CommitFailedException | RebalanceInProgressException e) {
      // the report is with the planner already, which ignores what a second run may say
      log.info(
          "Offset {} of {}-{} was not committed ({}); it may be worked on once more",
          record.offset(),
          record.topic(),
          record.partition(),
          e.toString());
    }
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(LEAVE_WITHIN));
  }
}
