package dev.cinch.consumer;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Registers the schema that a Kafka consumer reads with, and keeps a heartbeat. Two properties of
 * the consumer set it up: {@code interceptor.classes} with this class, and {@code
 * cinch.checker.url}.
 *
 * <p>It changes no record, and never holds a consumer up: what can't be told now is told with a
 * later heartbeat. The schema is known of generated classes only, which decode with their own; of a
 * generic record it is whatever its writer used, so that none is registered.
 */
public final class ContractInterceptor implements ConsumerInterceptor<Object, Object> {

  private @Nullable Heartbeats heartbeats;

  @Override
  public void configure(Map<String, ?> configuration) {
    KitSettings settings = KitSettings.of(configuration);
    heartbeats = new Heartbeats(settings, new CheckerClient(settings));
    heartbeats.start();
  }

  @Override
  public ConsumerRecords<Object, Object> onConsume(ConsumerRecords<Object, Object> records) {
    if (heartbeats != null) {
      for (ConsumerRecord<Object, Object> record : records) {
        Object value = record.value();
        heartbeats.reads(
            record.topic(), value instanceof SpecificRecord known ? known.getSchema() : null);
      }
    }
    return records;
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    // what is committed the broker knows
  }

  @Override
  public void close() {
    if (heartbeats != null) {
      heartbeats.close();
    }
  }
}
