package dev.cinch.backbone.inbox;

import org.apache.avro.specific.SpecificRecord;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/**
 * Makes the containers that read topics. Declare what it returns as a bean, and Spring starts and
 * stops it.
 */
public final class EventConsumers {

  EventConsumers() {}

  /** A container for a subscription; not started. */
  public <T extends SpecificRecord> ConcurrentMessageListenerContainer<byte[], byte[]> container(
      Subscription<T> subscription) {
    throw new UnsupportedOperationException(subscription.toString());
  }
}
