package dev.cinch.backbone.outbox;

import dev.cinch.backbone.event.Envelope;
import dev.cinch.backbone.event.EventHeaders;
import dev.cinch.backbone.registry.RegistryRefusedException;
import dev.cinch.backbone.trace.Spans;
import dev.cinch.backbone.wire.RecordEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

/**
 * The leader's transactional producer. Opening it fences whoever had it before; after any failure
 * it is closed and another one opened.
 */
final class RelayProducer implements AutoCloseable {

  private final Producer<byte[], byte[]> producer;
  private final RecordEncoder encoder;
  private final Spans spans;

  private RelayProducer(Producer<byte[], byte[]> producer, RecordEncoder encoder, Spans spans) {
    this.producer = producer;
    this.encoder = encoder;
    this.spans = spans;
  }

  static RelayProducer open(Producer<byte[], byte[]> producer, RecordEncoder encoder, Spans spans) {
    try {
      producer.initTransactions();
      return new RelayProducer(producer, encoder, spans);
    } catch (RuntimeException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
  }

  /**
   * Sends events in one transaction, all or none. Throws {@link RefusedEventException} or {@link
   * HeldTopicException} where it is known that one of them is the reason of a failure, {@link
   * SuspectBatchException} where it is not known which, else what Kafka or the registry throws;
   * then it may not be known whether they were sent. A transaction left open is aborted by whoever
   * opens the next producer.
   */
  void send(List<OutboxEvent> events) {
    try (SendSpans sending = new SendSpans(spans)) {
      send(events, sending);
      sending.sent();
    }
  }

  private void send(List<OutboxEvent> events, SendSpans sending) {
    List<ProducerRecord<byte[], byte[]>> records =
        events.stream().map(event -> record(event, sending.of(event))).toList();
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try {
      producer.beginTransaction();
      for (ProducerRecord<byte[], byte[]> record : records) {
        sent.add(producer.send(record));
      }
      producer.commitTransaction();
    } catch (KafkaException e) {
      throw blamed(e, events, sent);
    }
  }

  /** An event is blamed only where it was alone. */
  private static RuntimeException blamed(
      KafkaException failure, List<OutboxEvent> events, List<Future<RecordMetadata>> sent) {
    for (Future<RecordMetadata> future : sent) {
      Throwable cause = failure(future);
      if (cause != null && isOfAnEvent(cause)) {
        return events.size() == 1
            ? blamed(events.get(0), cause)
            : new SuspectBatchException(events.size(), cause);
      }
    }
    return failure;
  }

  private static boolean isOfAnEvent(Throwable cause) {
    return RefusedEventException.explains(cause) || cause instanceof AuthorizationException;
  }

  private static RuntimeException blamed(OutboxEvent event, Throwable cause) {
    return RefusedEventException.explains(cause)
        ? new RefusedEventException(event, cause)
        : new HeldTopicException(event.topic(), cause);
  }

  private static @Nullable Throwable failure(Future<RecordMetadata> future) {
    if (!future.isDone()) {
      return null;
    }
    try {
      future.get();
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    } catch (CancellationException e) {
      return e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private ProducerRecord<byte[], byte[]> record(OutboxEvent event, Envelope envelope) {
    return new ProducerRecord<>(
        event.topic(),
        null,
        event.key().getBytes(StandardCharsets.UTF_8),
        framed(event),
        EventHeaders.of(envelope));
  }

  private byte[] framed(OutboxEvent event) {
    try {
      return encoder.frame(event.topic() + "-value", event.schema(), event.payload());
    } catch (RegistryRefusedException e) {
      throw new HeldTopicException(event.topic(), e);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(1));
  }
}
