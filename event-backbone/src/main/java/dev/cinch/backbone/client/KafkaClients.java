package dev.cinch.backbone.client;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes Kafka clients from one service's settings. Every client carries plain bytes: what is in
 * them is decided by {@code wire}, so that a record which can't be read still arrives.
 *
 * @param producerSettings settings of producers, by their Kafka names
 * @param consumerSettings settings of consumers, by their Kafka names
 * @param adminSettings settings of admin clients, by their Kafka names
 */
public record KafkaClients(
    Map<String, Object> producerSettings,
    Map<String, Object> consumerSettings,
    Map<String, Object> adminSettings) {

  /** Copies the settings. */
  public KafkaClients {
    producerSettings = Map.copyOf(producerSettings);
    consumerSettings = Map.copyOf(consumerSettings);
    adminSettings = Map.copyOf(adminSettings);
  }

  /** The same settings (bootstrap servers, security) for every kind of client. */
  public static KafkaClients of(Map<String, Object> settings) {
    return new KafkaClients(settings, settings, settings);
  }

  /** A producer of plain bytes. */
  public Producer<byte[], byte[]> producer(Map<String, ?> overrides) {
    return new KafkaProducer<>(
        merged(producerSettings, overrides, "key.serializer", "value.serializer"),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /** A consumer of plain bytes. */
  public Consumer<byte[], byte[]> consumer(Map<String, ?> overrides) {
    return new KafkaConsumer<>(
        consumerSettings(overrides), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** The settings of a consumer of plain bytes, for whoever makes it. */
  public Map<String, Object> consumerSettings(Map<String, ?> overrides) {
    return merged(consumerSettings, overrides, "key.deserializer", "value.deserializer");
  }

  /** An admin client. */
  public Admin admin() {
    return Admin.create(adminSettings);
  }

  private static Map<String, Object> merged(
      Map<String, Object> settings, Map<String, ?> overrides, String... without) {
    Map<String, Object> merged = new HashMap<>(settings);
    for (String name : without) {
      merged.remove(name);
    }
    merged.putAll(overrides);
    return merged;
  }
}
