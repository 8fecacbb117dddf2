package dev.cinch.planner.tracing;

import dev.cinch.backbone.trace.Spans;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.step.BetweenTries;
import dev.cinch.planner.step.StepRun;
import dev.cinch.planner.step.TargetSteps;
import dev.cinch.target.step.Step;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.util.function.Supplier;

/** A span for each step, by its name: its SQL may hold constants of the plan. */
public final class TracedTargetSteps implements TargetSteps {

  private final TargetSteps steps;
  private final Spans spans;

  public TracedTargetSteps(TargetSteps steps, Spans spans) {
    this.steps = steps;
    this.spans = spans;
  }

  @Override
  public StepRun carryOut(Migration migration, Step step, BetweenTries between) {
    return traced(migration, step, () -> steps.carryOut(migration, step, between));
  }

  @Override
  public StepRun tryOut(Migration migration, Step step, BetweenTries between) {
    return traced(migration, step, () -> steps.tryOut(migration, step, between));
  }

  @Override
  public StepRun takeBack(Migration migration, Step step, BetweenTries between) {
    return traced(migration, step, () -> steps.takeBack(migration, step, between));
  }

  private StepRun traced(Migration migration, Step step, Supplier<StepRun> work) {
    return spans.in(
        "cinch.step " + step.id(),
        SpanKind.INTERNAL,
        Attributes.of(
            Words.MIGRATION,
            migration.id(),
            Words.STEP,
            step.id(),
            Words.LOCK,
            step.lock().name(),
            Words.ATTEMPT,
            (long) migration.attempt()),
        span -> told(span, work.get()));
  }

  private static StepRun told(Span span, StepRun run) {
    span.setAttribute(Words.STEP, run.step());
    span.setAttribute(Words.ENDING, run.ending().name());
    span.setAttribute(Words.TRIES, (long) run.timing().tries());
    if (run.ending() != StepRun.Ending.DONE) {
      span.setStatus(StatusCode.ERROR, run.ending().name());
    }
    return run;
  }
}
