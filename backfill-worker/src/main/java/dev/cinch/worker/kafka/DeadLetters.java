package dev.cinch.worker.kafka;

import static dev.cinch.backbone.inbox.DeadLetters.EXCEPTION;
import static dev.cinch.backbone.inbox.DeadLetters.GROUP;
import static dev.cinch.backbone.inbox.DeadLetters.OFFSET;
import static dev.cinch.backbone.inbox.DeadLetters.PARTITION;
import static dev.cinch.backbone.inbox.DeadLetters.REASON;
import static dev.cinch.backbone.inbox.DeadLetters.TIME;
import static dev.cinch.backbone.inbox.DeadLetters.TOPIC;

import dev.cinch.backbone.client.KafkaClients;
import dev.cinch.backbone.event.EventHeaders;
import dev.cinch.events.TopicDefinition;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts records aside that are no ranges: key, value and headers as they came, and the headers that
 * the whole suite uses to say why, who could not read it, and where it stood.
 */
public final class DeadLetters implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

  private final KafkaClients clients;
  private final String group;
  private final Clock clock;
  private @Nullable Producer<byte[], byte[]> producer;

  public DeadLetters(KafkaClients clients, String group, Clock clock) {
    this.clients = clients;
    this.group = group;
    this.clock = clock;
  }

  /** Returns once the record is kept safe; throws where that is not known. */
  void put(ConsumerRecord<byte[], byte[]> record, UnreadableRange reason) {
    String topic = record.topic() + TopicDefinition.DEAD_LETTER_SUFFIX;
    try {
      producer()
          .send(
              new ProducerRecord<>(
                  topic, null, record.key(), record.value(), headers(record, reason)))
          .get();
      log.warn("{}; put aside in {}", reason.getMessage(), topic);
    } catch (ExecutionException e) {
      throw new KafkaException(
          "Cannot put a record aside in %s: %s; it is not acknowledged and comes again"
              .formatted(topic, e.getCause()),
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Cannot put a record aside in %s: interrupted".formatted(topic), e);
    }
  }

  private List<Header> headers(ConsumerRecord<byte[], byte[]> record, UnreadableRange reason) {
    List<Header> headers = new ArrayList<>();
    record.headers().forEach(headers::add);
    Map.of(
            REASON, String.valueOf(reason.getMessage()),
            EXCEPTION, String.valueOf(reason.getCause()),
            GROUP, group,
            TOPIC, record.topic(),
            PARTITION, Integer.toString(record.partition()),
            OFFSET, Long.toString(record.offset()),
            TIME, clock.instant().toString())
        .forEach((name, value) -> headers.add(EventHeaders.header(name, value)));
    return headers;
  }

  /** Most workers never need one. */
  private synchronized Producer<byte[], byte[]> producer() {
    Producer<byte[], byte[]> present = producer;
    if (present == null) {
      present = clients.producer(Map.of("acks", "all", "enable.idempotence", true));
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
