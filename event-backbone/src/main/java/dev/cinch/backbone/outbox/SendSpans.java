package dev.cinch.backbone.outbox;

import dev.cinch.backbone.event.Envelope;
import dev.cinch.backbone.trace.MessageSpans;
import dev.cinch.backbone.trace.Spans;
import dev.cinch.events.Topics;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The spans of one batch: of each event that belongs to a trace, from the moment when it was
 * appended. What compacted topics keep has none: it says what is, and is told again and again.
 */
final class SendSpans implements AutoCloseable {

  private static final Set<String> STATES =
      Topics.all().stream()
          .filter(topic -> "compact".equals(topic.retention().settings().get("cleanup.policy")))
          .map(topic -> topic.schema().getFullName())
          .collect(Collectors.toSet());

  private final Spans spans;
  private final List<Span> begun = new ArrayList<>();
  private boolean sent;

  SendSpans(Spans spans) {
    this.spans = spans;
  }

  /** What travels beside the event: whoever hears it works below the span of its sending. */
  Envelope of(OutboxEvent event) {
    Envelope envelope = event.envelope();
    Optional<String> parent = Optional.ofNullable(envelope.traceparent());
    if (parent.isEmpty() || STATES.contains(envelope.type())) {
      return envelope;
    }
    Span span =
        spans.begun(
            "send " + event.topic(),
            SpanKind.PRODUCER,
            MessageSpans.attributes("send", event.topic(), event.key(), envelope.id()),
            parent,
            envelope.time());
    begun.add(span);
    return envelope.withTraceparent(Spans.written(span).orElse(parent.get()));
  }

  void sent() {
    sent = true;
  }

  @Override
  public void close() {
    for (Span span : begun) {
      if (!sent) {
        span.setStatus(StatusCode.ERROR, "not sent; it is sent again");
      }
      span.end();
    }
  }
}
