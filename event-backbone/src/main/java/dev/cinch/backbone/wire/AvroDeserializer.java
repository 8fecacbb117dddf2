package dev.cinch.backbone.wire;

import dev.cinch.backbone.registry.RegistryClient;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Deserializes Avro records with Confluent's framing, as Confluent's own deserializer does, under
 * the same property names: generic records, or generated classes with {@code
 * specific.avro.reader=true}.
 */
public final class AvroDeserializer implements Deserializer<IndexedRecord> {

  private @Nullable RecordDecoder decoder;
  private boolean specific;

  /** For Kafka, which calls {@link #configure} next. */
  public AvroDeserializer() {}

  @Override
  public void configure(Map<String, ?> properties, boolean isKey) {
    specific =
        Optional.ofNullable(properties.get("specific.avro.reader"))
            .map(set -> Boolean.parseBoolean(set.toString()))
            .orElse(false);
    decoder = new RecordDecoder(RegistryClient.of(properties));
  }

  @Override
  public @Nullable IndexedRecord deserialize(String topic, byte @Nullable [] framed) {
    if (framed == null) {
      return null;
    }
    if (decoder == null) {
      throw new SerializationException(
          "Cannot deserialize from topic %s: the deserializer is not configured".formatted(topic));
    }
    return specific ? decoder.decodeSpecific(framed) : decoder.decodeGeneric(framed);
  }
}
