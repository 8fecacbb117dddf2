package dev.cinch.backbone.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A span as it is written down: the W3C {@code traceparent}. */
final class Traceparent {

  private static final TextMapGetter<String> ITSELF =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String written) {
          return List.of("traceparent");
        }

        @Override
        public @Nullable String get(@Nullable String written, String key) {
          return key.equals("traceparent") ? written : null;
        }
      };

  private Traceparent() {}

  /** Empty where nothing is traced. */
  static Optional<String> of(SpanContext span) {
    return span.isValid()
        ? Optional.of(
            "00-%s-%s-%s"
                .formatted(span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex()))
        : Optional.empty();
  }

  /** Where work below that span happens; what can't be read counts as nothing. */
  static Context context(Optional<String> written) {
    return written
        .map(text -> W3CTraceContextPropagator.getInstance().extract(Context.root(), text, ITSELF))
        .orElse(Context.root());
  }

  static SpanContext span(Optional<String> written) {
    return Span.fromContext(context(written)).getSpanContext();
  }
}
