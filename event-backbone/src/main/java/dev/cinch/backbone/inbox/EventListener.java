package dev.cinch.backbone.inbox;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.MessageListener;

/** Hands what a container reads to {@link HandleOnce}, and tells a failure's kind. */
final class EventListener<T extends SpecificRecord> implements MessageListener<byte[], byte[]> {

  private final Subscription<T> subscription;
  private final HandleOnce handleOnce;
  private final RetryOrPutAside failures;
  private final InboxMetrics metrics;

  EventListener(
      Subscription<T> subscription,
      HandleOnce handleOnce,
      RetryOrPutAside failures,
      InboxMetrics metrics) {
    this.subscription = subscription;
    this.handleOnce = handleOnce;
    this.failures = failures;
    this.metrics = metrics;
  }

  /**
   * An error that only this record provokes (a missing class, an endless recursion) is its failure
   * like any other; one of the whole machine ends the consumer, which its health then shows.
   */
  @Override
  public void onMessage(ConsumerRecord<byte[], byte[]> record) {
    try {
      metrics.handled(handleOnce.handle(subscription, record));
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      throw EventFailedException.of(e);
    }
    failures.succeeded(new TopicPartition(record.topic(), record.partition()));
  }
}
