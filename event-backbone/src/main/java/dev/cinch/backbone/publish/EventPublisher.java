package dev.cinch.backbone.publish;

import dev.cinch.backbone.event.Envelope;
import dev.cinch.backbone.event.EventHeaders;
import dev.cinch.backbone.trace.TraceSource;
import dev.cinch.backbone.wire.RecordEncoder;
import dev.cinch.events.TopicDefinition;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Publishes events at once, for services that have no database of their own. Idempotent and
 * acknowledged by all replicas; events of one key arrive in the order in which they were given
 * here.
 */
public final class EventPublisher implements AutoCloseable {

  private final Producer<byte[], byte[]> producer;
  private final RecordEncoder encoder;
  private final String source;
  private final TraceSource trace;
  private final Clock clock;

  /** Publishes with a producer that {@link PublishConfiguration} has set up, and closes it. */
  public EventPublisher(
      Producer<byte[], byte[]> producer,
      RecordEncoder encoder,
      String source,
      TraceSource trace,
      Clock clock) {
    this.producer = producer;
    this.encoder = encoder;
    this.source = source;
    this.trace = trace;
    this.clock = clock;
  }

  /** Publishes an event under a new id. */
  public <T extends SpecificRecord> CompletableFuture<RecordMetadata> publish(
      TopicDefinition<T> topic, String key, T record) {
    return publish(UUID.randomUUID().toString(), topic, key, record);
  }

  /**
   * Publishes an event under an id that says what it is, so that sending it twice has its effect
   * once. The future fails with the broker's or the registry's exception.
   */
  public <T extends SpecificRecord> CompletableFuture<RecordMetadata> publish(
      String id, TopicDefinition<T> topic, String key, T record) {
    CompletableFuture<RecordMetadata> published = new CompletableFuture<>();
    try {
      Envelope envelope =
          Envelope.of(record, source, clock.instant(), trace.current().orElse(null)).withId(id);
      byte[] value = encoder.encode(topic.subject(), record);
      byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
      var unused =
          producer.send(
              new ProducerRecord<>(topic.name(), null, keyBytes, value, EventHeaders.of(envelope)),
              (metadata, failure) -> complete(published, metadata, failure));
    } catch (RuntimeException e) {
      published.completeExceptionally(e);
    }
    return published;
  }

  private static void complete(
      CompletableFuture<RecordMetadata> published,
      RecordMetadata metadata,
      @Nullable Exception failure) {
    if (failure == null) {
      published.complete(metadata);
    } else {
      published.completeExceptionally(failure);
    }
  }

  /**
   * Publishes an event and waits until all replicas have it; throws {@link
   * EventNotPublishedException} when that is not known by the deadline. Takes up to five seconds
   * longer where the broker was never reached.
   */
  public <T extends SpecificRecord> void publishWithin(
      Duration deadline, String id, TopicDefinition<T> topic, String key, T record) {
    long end = System.nanoTime() + deadline.toNanos();
    try {
      publish(id, topic, key, record).get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      throw notPublished(topic, id, String.valueOf(cause.getMessage()), cause);
    } catch (TimeoutException e) {
      throw notPublished(topic, id, "no acknowledgement within " + deadline, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notPublished(topic, id, "interrupted while waiting", e);
    }
  }

  private static EventNotPublishedException notPublished(
      TopicDefinition<?> topic, String id, String why, Throwable cause) {
    return new EventNotPublishedException(
        "Cannot publish event %s to topic %s: %s; send it again under the same id"
            .formatted(id, topic.name(), why),
        cause);
  }

  /** Sends what is still waiting and closes the producer. */
  @Override
  public void close() {
    producer.close(Duration.ofSeconds(10));
  }
}
