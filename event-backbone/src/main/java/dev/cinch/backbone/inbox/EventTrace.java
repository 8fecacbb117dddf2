package dev.cinch.backbone.inbox;

import dev.cinch.backbone.event.ReceivedEvent;
import dev.cinch.backbone.trace.MessageSpans;
import dev.cinch.backbone.trace.Spans;
import dev.cinch.backbone.trace.ThreadTrace;
import io.opentelemetry.api.trace.SpanKind;

/** Handles an event as part of the trace that it carries, in a span where it carries one. */
final class EventTrace {

  private final ThreadTrace trace;
  private final Spans spans;

  EventTrace(ThreadTrace trace, Spans spans) {
    this.trace = trace;
    this.spans = spans;
  }

  void handle(String topic, ReceivedEvent<?> event, Runnable work) {
    trace.run(
        event.traceparent(),
        () -> {
          if (trace.current().isEmpty()) {
            work.run();
          } else {
            spans.in(
                "process " + topic,
                SpanKind.CONSUMER,
                MessageSpans.attributes("process", topic, event.key(), event.id()),
                span -> {
                  work.run();
                  return "";
                });
          }
        });
  }
}
