package dev.cinch.backbone.outbox;

import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** One event that the broker will never take, for what it is. */
final class RefusedEventException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient OutboxEvent event;

  RefusedEventException(OutboxEvent event, Throwable cause) {
    super(
        "Cannot send event %s to topic %s: %s"
            .formatted(event.envelope().id(), event.topic(), cause.getMessage()),
        cause);
    this.event = event;
  }

  OutboxEvent event() {
    return event;
  }

  /** Whether a failure lies in the record, so that sending it again changes nothing. */
  static boolean explains(Throwable failure) {
    return failure instanceof RecordTooLargeException
        || failure instanceof RecordBatchTooLargeException
        || failure instanceof InvalidRecordException
        || failure instanceof InvalidTopicException;
  }
}
