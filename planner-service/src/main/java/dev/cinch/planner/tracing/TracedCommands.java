package dev.cinch.planner.tracing;

import dev.cinch.backbone.trace.Spans;
import dev.cinch.backbone.trace.ThreadTrace;
import dev.cinch.planner.command.Command;
import dev.cinch.planner.command.Commands;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import java.util.Locale;
import java.util.Optional;

/**
 * A span for each command. That of a START is in the trace of whoever sent it, or the first of a
 * new one; all work on the migration lies below it, and so do its later commands, which only point
 * to whoever sent them.
 */
public final class TracedCommands implements Commands {

  private final Commands commands;
  private final ThreadTrace trace;
  private final MigrationTraces traces;
  private final Spans spans;

  TracedCommands(Commands commands, ThreadTrace trace, MigrationTraces traces, Spans spans) {
    this.commands = commands;
    this.trace = trace;
    this.traces = traces;
    this.spans = spans;
  }

  @Override
  public boolean handle(Command command) {
    SpanContext caller = Span.current().getSpanContext();
    Optional<String> began =
        command instanceof Command.Start ? Optional.empty() : traces.of(command.migration());
    return began.isEmpty()
        ? inItsSpan(command, SpanContext.getInvalid())
        : trace.get(began, () -> inItsSpan(command, caller));
  }

  private boolean inItsSpan(Command command, SpanContext caller) {
    String kind = command.getClass().getSimpleName().toUpperCase(Locale.ROOT);
    return spans.in(
        "cinch.command",
        SpanKind.INTERNAL,
        Attributes.of(Words.COMMAND, kind, Words.MIGRATION, command.migration()),
        span -> {
          span.addLink(caller);
          return commands.handle(command);
        });
  }
}
