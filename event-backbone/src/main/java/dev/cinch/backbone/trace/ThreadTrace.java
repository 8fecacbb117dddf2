package dev.cinch.backbone.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Carries the trace of the event that a thread handles over to the events that come of it, and says
 * in the context of each line of the log which trace it is about. Needs nobody who collects spans.
 */
public final class ThreadTrace implements TraceSource {

  private static final String TRACE = "traceId";
  private static final String SPAN = "spanId";

  @Override
  public Optional<String> current() {
    return Traceparent.of(Span.current().getSpanContext());
  }

  /** Runs something as part of a trace. */
  public void run(Optional<String> trace, Runnable work) {
    get(
        trace,
        () -> {
          work.run();
          return "";
        });
  }

  /** As {@link #run}, for work that has a result. */
  public <T> T get(Optional<String> trace, Supplier<T> work) {
    return in(Traceparent.context(trace), work);
  }

  static <T> T in(Context context, Supplier<T> work) {
    String trace = MDC.get(TRACE);
    String span = MDC.get(SPAN);
    SpanContext now = Span.fromContext(context).getSpanContext();
    try (Scope scope = context.makeCurrent()) {
      show(now.isValid() ? now.getTraceId() : null, now.isValid() ? now.getSpanId() : null);
      return work.get();
    } finally {
      show(trace, span);
    }
  }

  private static void show(@Nullable String trace, @Nullable String span) {
    put(TRACE, trace);
    put(SPAN, span);
  }

  private static void put(String name, @Nullable String id) {
    if (id == null) {
      MDC.remove(name);
    } else {
      MDC.put(name, id);
    }
  }
}
