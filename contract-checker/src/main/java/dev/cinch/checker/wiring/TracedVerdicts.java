package dev.cinch.checker.wiring;

import dev.cinch.backbone.trace.Spans;
import dev.cinch.backbone.trace.ThreadTrace;
import dev.cinch.checker.gate.Decision;
import dev.cinch.checker.gate.Question;
import dev.cinch.checker.gate.Traces;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells a verdict in the trace of the event that asked for it, with the time that it took. */
@Component
final class TracedVerdicts {

  private static final AttributeKey<String> MIGRATION = AttributeKey.stringKey("cinch.migration");
  private static final AttributeKey<String> PHASE = AttributeKey.stringKey("cinch.phase");
  private static final AttributeKey<String> VERDICT = AttributeKey.stringKey("cinch.verdict");

  private final ToldVerdicts verdicts;
  private final Traces traces;
  private final ThreadTrace trace;
  private final Spans spans;

  TracedVerdicts(ToldVerdicts verdicts, Traces traces, ThreadTrace trace, Spans spans) {
    this.verdicts = verdicts;
    this.traces = traces;
    this.trace = trace;
    this.spans = spans;
  }

  void publish(Question question, Decision decision) {
    Optional<String> asked = traces.of(question);
    if (asked.isEmpty()) {
      verdicts.publish(question, decision);
      return;
    }
    String phase = question.occasion().phase().name();
    Span span =
        spans.begun(
            "cinch.gate " + phase,
            SpanKind.INTERNAL,
            Attributes.of(
                MIGRATION,
                question.migration(),
                PHASE,
                phase,
                VERDICT,
                decision.verdict().outcome().name()),
            asked,
            decision.decidedAt());
    try {
      trace.run(Spans.written(span), () -> verdicts.publish(question, decision));
    } finally {
      span.end();
    }
  }
}
