package dev.cinch.backbone.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/** CloudEvents in binary mode and W3C trace context, as Kafka headers. */
public final class EventHeaders {

  /** The event's id. */
  public static final String ID = "ce_id";

  /** Which service the event comes from. */
  public static final String SOURCE = "ce_source";

  /** What the event is. */
  public static final String TYPE = "ce_type";

  /** When it happened, RFC 3339. */
  public static final String TIME = "ce_time";

  /** The version of CloudEvents. */
  public static final String SPECIFICATION = "ce_specversion";

  /** The media type of the value. */
  public static final String CONTENT_TYPE = "content-type";

  /** The trace that the event belongs to. */
  public static final String TRACEPARENT = "traceparent";

  private EventHeaders() {}

  /** An envelope as headers. */
  public static List<Header> of(Envelope envelope) {
    List<Header> headers = new ArrayList<>();
    headers.add(header(SPECIFICATION, "1.0"));
    headers.add(header(ID, envelope.id()));
    headers.add(header(SOURCE, envelope.source()));
    headers.add(header(TYPE, envelope.type()));
    headers.add(header(TIME, envelope.time().toString()));
    headers.add(header(CONTENT_TYPE, "application/avro"));
    if (envelope.traceparent() != null) {
      headers.add(header(TRACEPARENT, envelope.traceparent()));
    }
    return headers;
  }

  /** A header with a text. */
  public static Header header(String name, String text) {
    return new RecordHeader(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** All headers as texts; of several of one name the last counts. */
  static Map<String, String> texts(Headers headers) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Header header : headers) {
      if (header.value() != null) {
        texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
      }
    }
    return texts;
  }
}
