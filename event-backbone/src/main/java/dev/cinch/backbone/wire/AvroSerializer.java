package dev.cinch.backbone.wire;

import dev.cinch.backbone.registry.RegistryClient;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Serializes specific and generic Avro records with Confluent's framing, as Confluent's own
 * serializer does, under the same property names. The subject is the topic's name and {@code
 * -value} or {@code -key}. Registers nothing unless {@code auto.register.schemas=true}.
 */
public final class AvroSerializer implements Serializer<IndexedRecord> {

  private @Nullable RecordEncoder encoder;
  private String suffix = "-value";

  /** For Kafka, which calls {@link #configure} next. */
  public AvroSerializer() {}

  /** Serializes values with an encoder that is there already. */
  public AvroSerializer(RecordEncoder encoder) {
    this.encoder = encoder;
  }

  @Override
  public void configure(Map<String, ?> properties, boolean isKey) {
    suffix = isKey ? "-key" : "-value";
    if (encoder == null) {
      encoder = new RecordEncoder(RegistryClient.of(properties));
    }
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable IndexedRecord record) {
    if (record == null) {
      return null;
    }
    if (encoder == null) {
      throw new SerializationException(
          "Cannot serialize for topic %s: the serializer is not configured".formatted(topic));
    }
    return encoder.encode(topic + suffix, record);
  }
}
