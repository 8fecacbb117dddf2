package dev.cinch.backbone.inbox;

import dev.cinch.backbone.event.EventDecoder;
import dev.cinch.backbone.event.ReceivedEvent;
import java.time.Clock;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.MDC;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decodes a record, and has its effect together with the note that it was had, in one transaction.
 * A crash before the commit leaves neither, a crash after it leaves a record that comes again and
 * is known.
 */
final class HandleOnce {

  private final EventDecoder decoder;
  private final Inbox inbox;
  private final TransactionTemplate transaction;
  private final EventTrace trace;
  private final Clock clock;

  HandleOnce(
      EventDecoder decoder,
      Inbox inbox,
      TransactionTemplate transaction,
      EventTrace trace,
      Clock clock) {
    this.decoder = decoder;
    this.inbox = inbox;
    this.transaction = transaction;
    this.trace = trace;
    this.clock = clock;
  }

  /** Whether the event had its effect now; false if it had it before. */
  <T extends SpecificRecord> boolean handle(
      Subscription<T> subscription, ConsumerRecord<byte[], byte[]> record) {
    ReceivedEvent<T> event = decoder.decode(record, subscription.topic().record());
    String context = context(subscription);
    MDC.put(context, event.key());
    try {
      return handle(subscription, event);
    } finally {
      MDC.remove(context);
    }
  }

  /** What the topic is keyed by, such as migration. */
  private static String context(Subscription<?> subscription) {
    String words = subscription.topic().key();
    return words.contains(" ") ? "key" : words;
  }

  private <T extends SpecificRecord> boolean handle(
      Subscription<T> subscription, ReceivedEvent<T> event) {
    boolean[] first = {false};
    trace.handle(
        subscription.topic().name(),
        event,
        () ->
            transaction.executeWithoutResult(
                status -> {
                  first[0] = inbox.isFirst(subscription.group(), event.id(), clock.instant());
                  if (first[0]) {
                    subscription.handler().handle(event);
                  }
                }));
    return first[0];
  }
}
