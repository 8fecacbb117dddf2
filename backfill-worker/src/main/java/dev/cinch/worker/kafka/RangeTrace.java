package dev.cinch.worker.kafka;

import dev.cinch.backbone.trace.Spans;
import dev.cinch.backbone.trace.ThreadTrace;
import dev.cinch.worker.range.AssignedRange;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import java.util.Optional;

/** The span of a range while a slot has it, below the phase that gave it out. */
public final class RangeTrace {

  private static final AttributeKey<String> MIGRATION = AttributeKey.stringKey("cinch.migration");
  private static final AttributeKey<String> PHASE = AttributeKey.stringKey("cinch.phase");
  private static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("cinch.attempt");
  private static final AttributeKey<Long> PASS = AttributeKey.longKey("cinch.pass");
  private static final AttributeKey<String> RANGE = AttributeKey.stringKey("cinch.range");
  private static final AttributeKey<Long> ISSUE = AttributeKey.longKey("cinch.range.issue");

  private final ThreadTrace trace;
  private final Spans spans;

  public RangeTrace(ThreadTrace trace, Spans spans) {
    this.trace = trace;
    this.spans = spans;
  }

  void during(AssignedRange range, Optional<String> parent, Runnable work) {
    trace.run(
        parent,
        () -> {
          if (trace.current().isEmpty()) {
            work.run();
          } else {
            spans.in("cinch.range", SpanKind.CONSUMER, of(range), span -> done(work));
          }
        });
  }

  private static boolean done(Runnable work) {
    work.run();
    return true;
  }

  private static Attributes of(AssignedRange range) {
    return Attributes.builder()
        .put(MIGRATION, range.migration())
        .put(PHASE, range.work().name())
        .put(ATTEMPT, (long) range.generation().attempt())
        .put(PASS, (long) range.pass())
        .put(RANGE, range.id())
        .put(ISSUE, (long) range.issue())
        .build();
  }
}
