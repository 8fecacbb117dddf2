package dev.cinch.backbone.event;

import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What travels beside a record: the attributes of CloudEvents 1.0 and the W3C trace.
 *
 * @param id the event's id; the same event has the same id however often it is sent
 * @param source which service it comes from, as a URI reference
 * @param type what it is: its record's full name
 * @param time when it happened
 * @param traceparent the trace that it belongs to, if any
 */
public record Envelope(
    String id, String source, String type, Instant time, @Nullable String traceparent) {

  /** An envelope for a new event. */
  public static Envelope of(
      SpecificRecord record, String source, Instant time, @Nullable String traceparent) {
    return new Envelope(
        UUID.randomUUID().toString(), source, record.getSchema().getFullName(), time, traceparent);
  }

  /** The same envelope as part of another trace, or of another span of its own. */
  public Envelope withTraceparent(@Nullable String other) {
    return new Envelope(id, source, type, time, other);
  }

  /** The same envelope with an id that the sender chose. */
  public Envelope withId(String chosen) {
    return new Envelope(chosen, source, type, time, traceparent);
  }
}
