package dev.cinch.backbone.event;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event as a receiver gets it.
 *
 * @param <T> its record
 * @param id the event's id; where its sender gave none, its topic, partition and offset
 * @param position where it stood
 * @param key its key; empty if it has none
 * @param valueOrNull its record; null where a compacted key was deleted
 * @param headers its headers as texts
 * @param time when it happened
 */
public record ReceivedEvent<T>(
    String id,
    Position position,
    String key,
    @Nullable T valueOrNull,
    Map<String, String> headers,
    Instant time) {

  /** Copies the headers. */
  public ReceivedEvent {
    headers = Map.copyOf(headers);
  }

  /** Its record. */
  public T value() {
    if (valueOrNull == null) {
      throw new IllegalStateException(
          "Cannot read the value of event %s at %s: it deletes key '%s' and has none; ask isTombstone() first"
              .formatted(id, position, key));
    }
    return valueOrNull;
  }

  /** Whether it deletes its key and carries no record. */
  public boolean isTombstone() {
    return valueOrNull == null;
  }

  /** The trace that it belongs to. */
  public Optional<String> traceparent() {
    return header(EventHeaders.TRACEPARENT);
  }

  /** One of its headers. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /**
   * Where a record stands.
   *
   * @param topic its topic
   * @param partition its partition
   * @param offset its offset in the partition
   */
  public record Position(String topic, int partition, long offset) {
    @Override
    public String toString() {
      return topic + "-" + partition + "-" + offset;
    }
  }
}
