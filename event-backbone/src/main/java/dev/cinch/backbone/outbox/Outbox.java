package dev.cinch.backbone.outbox;

import dev.cinch.backbone.event.Envelope;
import dev.cinch.backbone.trace.TraceSource;
import dev.cinch.backbone.wire.RecordEncoder;
import dev.cinch.events.Namespace;
import dev.cinch.events.TopicDefinition;
import java.time.Clock;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes events that leave when the present transaction commits, and not otherwise. Needs neither
 * broker nor registry.
 *
 * <p><b>Order.</b> Events of one topic and key are sent in the order in which they were appended,
 * provided that the transactions that append them serialise on the row of the aggregate whose key
 * it is: then ids rise in commit order for that key. Between keys there is no order.
 */
public final class Outbox {

  private final OutboxRows rows;
  private final Namespace namespace;
  private final String source;
  private final TraceSource trace;
  private final Clock clock;

  Outbox(OutboxRows rows, Namespace namespace, String source, TraceSource trace, Clock clock) {
    this.rows = rows;
    this.namespace = namespace;
    this.source = source;
    this.trace = trace;
    this.clock = clock;
  }

  /**
   * Appends an event to the suite's own topic; must be called in the transaction that changes what
   * it tells of.
   */
  public <T extends SpecificRecord> void append(TopicDefinition<T> topic, String key, T record) {
    append(namespace.topic(topic).name(), key, record);
  }

  private void append(String topic, String key, SpecificRecord record) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalTransactionStateException(
          "Cannot append an event to topic %s: no transaction is open; append it in the one that changes what it tells of"
              .formatted(topic));
    }
    Envelope envelope = Envelope.of(record, source, clock.instant(), trace.current().orElse(null));
    rows.append(topic, key, envelope, record.getSchema(), RecordEncoder.avro(record));
  }
}
