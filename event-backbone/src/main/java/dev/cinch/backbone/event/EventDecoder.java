package dev.cinch.backbone.event;

import dev.cinch.backbone.event.ReceivedEvent.Position;
import dev.cinch.backbone.wire.RecordDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Makes an event of what Kafka delivers. */
public final class EventDecoder {

  private final RecordDecoder decoder;

  /** Decodes values with a decoder. */
  public EventDecoder(RecordDecoder decoder) {
    this.decoder = decoder;
  }

  /**
   * Decodes a record; throws {@code UndecodableRecordException} where its bytes can't be read and
   * {@code RegistryException} where the registry is away or does not let us in.
   */
  public <T extends SpecificRecord> ReceivedEvent<T> decode(
      ConsumerRecord<byte[], byte[]> record, Class<T> type) {
    Map<String, String> headers = EventHeaders.texts(record.headers());
    Position position = new Position(record.topic(), record.partition(), record.offset());
    byte @Nullable [] key = record.key();
    byte @Nullable [] value = record.value();
    return new ReceivedEvent<>(
        headers.getOrDefault(EventHeaders.ID, position.toString()),
        position,
        key == null ? "" : new String(key, StandardCharsets.UTF_8),
        value == null ? null : decoder.decode(value, type),
        headers,
        time(headers.get(EventHeaders.TIME), record.timestamp()));
  }

  /** A sender's own time; a time that can't be read is no reason to lose the event. */
  private static Instant time(@Nullable String text, long timestamp) {
    try {
      return text == null ? Instant.ofEpochMilli(timestamp) : Instant.parse(text);
    } catch (DateTimeParseException e) {
      return Instant.ofEpochMilli(timestamp);
    }
  }
}
