package dev.cinch.backbone.inbox;

import dev.cinch.backbone.event.EventHeaders;
import dev.cinch.events.TopicDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts records aside that can't be handled: key, value and headers as they came, and headers of its
 * own that say why, who could not, and where the record stood.
 */
public final class DeadLetters implements AutoCloseable {

  /** Why the record is here, in words. */
  public static final String REASON = "dlt_reason";

  /** The exception's class. */
  public static final String EXCEPTION = "dlt_exception";

  /** The consumer group that could not handle it. */
  public static final String GROUP = "dlt_group";

  /** The topic where it stood. */
  public static final String TOPIC = "dlt_topic";

  /** The partition where it stood. */
  public static final String PARTITION = "dlt_partition";

  /** The offset where it stood. */
  public static final String OFFSET = "dlt_offset";

  /** When it was put aside, RFC 3339. */
  public static final String TIME = "dlt_time";

  static final Map<String, Object> PRODUCER_SETTINGS =
      Map.of(
          "acks",
          "all",
          "enable.idempotence",
          true,
          "compression.type",
          "zstd",
          "max.request.size",
          64 << 20,
          "max.block.ms",
          10_000,
          "request.timeout.ms",
          5_000,
          "delivery.timeout.ms",
          15_000);

  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

  private static final long DEADLINE_SECONDS = 30;
  private static final int LONGEST_REASON = 1_000;

  private final Supplier<Producer<byte[], byte[]>> producers;
  private @Nullable Producer<byte[], byte[]> producer;

  DeadLetters(Supplier<Producer<byte[], byte[]>> producers) {
    this.producers = producers;
  }

  /** Puts a record aside; returns when all replicas have it, and throws if that is not known. */
  void put(ConsumerRecord<?, ?> record, String group, Throwable reason) {
    String topic = record.topic() + TopicDefinition.DEAD_LETTER_SUFFIX;
    List<Header> headers = headers(record, group, reason);
    try {
      send(new ProducerRecord<>(topic, null, bytes(record.key()), bytes(record.value()), headers));
    } catch (RecordTooLargeException e) {
      log.error(
          "Cannot put {} aside whole: {}; its headers alone go to {}, its bytes stay where it stood until they expire",
          record.topic() + "-" + record.partition() + "-" + record.offset(),
          e.getMessage(),
          topic);
      send(new ProducerRecord<>(topic, null, bytes(record.key()), null, headers));
    }
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    try {
      producer().send(record).get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (TimeoutException e) {
      throw new org.apache.kafka.common.errors.TimeoutException(e);
    } catch (InterruptedException e) {
      throw new org.apache.kafka.common.errors.InterruptException(e);
    }
  }

  private static List<Header> headers(ConsumerRecord<?, ?> record, String group, Throwable reason) {
    List<Header> headers = new ArrayList<>();
    record.headers().forEach(headers::add);
    headers.add(EventHeaders.header(REASON, shortened(String.valueOf(reason.getMessage()))));
    headers.add(EventHeaders.header(EXCEPTION, reason.getClass().getName()));
    headers.add(EventHeaders.header(GROUP, group));
    headers.add(EventHeaders.header(TOPIC, record.topic()));
    headers.add(EventHeaders.header(PARTITION, Integer.toString(record.partition())));
    headers.add(EventHeaders.header(OFFSET, Long.toString(record.offset())));
    headers.add(EventHeaders.header(TIME, Instant.now().toString()));
    return headers;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
  }

  private static byte @Nullable [] bytes(@Nullable Object keyOrValue) {
    return (byte[]) keyOrValue;
  }

  /** Most services never need one. */
  private synchronized Producer<byte[], byte[]> producer() {
    Producer<byte[], byte[]> present = producer;
    if (present == null) {
      present = producers.get();
      producer = present;
    }
    return present;
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close();
    }
  }
}
