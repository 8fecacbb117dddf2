package dev.cinch.backbone.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes spans. Where nobody collects them it makes none, and the trace of whoever called goes on.
 *
 * <p>Names and attributes are for everybody to read: never a value of a row, never what an
 * exception says, which may hold one.
 */
public final class Spans {

  private final Tracer tracer;
  private final GivenIds ids;
  private final boolean collected;

  private Spans(Tracer tracer, GivenIds ids, boolean collected) {
    this.tracer = tracer;
    this.collected = collected;
    this.ids = ids;
  }

  /** Spans that nobody collects. */
  public static Spans none() {
    return new Spans(TracerProvider.noop().get("none"), new GivenIds(), false);
  }

  static Spans collected(Tracer tracer, GivenIds ids) {
    return new Spans(tracer, ids, true);
  }

  /** Whether they are for anybody: where not, what would only serve them need not be done. */
  public boolean areCollected() {
    return collected;
  }

  /** Does the work in a span below the present one; how it ends, the span tells. */
  public <T> T in(String name, SpanKind kind, Attributes attributes, Function<Span, T> work) {
    Span span = builder(name, kind, attributes, Context.current()).startSpan();
    try {
      return ThreadTrace.in(Context.current().with(span), () -> work.apply(span));
    } catch (RuntimeException | Error failed) {
      span.setStatus(StatusCode.ERROR, failed.getClass().getSimpleName());
      throw failed;
    } finally {
      span.end();
    }
  }

  /** A span that began at some time, below one that is written down; to be ended by the caller. */
  public Span begun(
      String name, SpanKind kind, Attributes attributes, Optional<String> parent, Instant began) {
    return builder(name, kind, attributes, Traceparent.context(parent))
        .setStartTimestamp(began)
        .startSpan();
  }

  /**
   * Records a span that is over, under an id that was given out before it was: as {@link
   * #below(String, String)} does.
   */
  public void over(
      String name, Attributes attributes, String parent, String id, Instant began, Instant ended) {
    ids.next(id);
    try {
      begun(name, SpanKind.INTERNAL, attributes, Optional.of(parent), began).end(ended);
    } finally {
      ids.forget();
    }
  }

  /**
   * The {@code traceparent} of a span that is recorded once it is over, below another one.
   *
   * @param id of the span, 16 hexadecimal digits; whoever has the same facts makes the same
   */
  public static String below(String parent, String id) {
    return Traceparent.of(Traceparent.span(Optional.of(parent)))
        .map(written -> written.substring(0, 36) + id + written.substring(52))
        .orElse(parent);
  }

  /** The present span as it is written down; empty where nothing is traced. */
  public static Optional<String> written(Span span) {
    return Traceparent.of(span.getSpanContext());
  }

  private SpanBuilder builder(String name, SpanKind kind, Attributes attributes, Context parent) {
    return tracer
        .spanBuilder(name)
        .setSpanKind(kind)
        .setAllAttributes(attributes)
        .setParent(parent);
  }
}
