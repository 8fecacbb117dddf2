package dev.cinch.backbone.event;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries the trace of the event that a thread handles over to the events that come of it. */
public final class ThreadTrace implements TraceSource {

  private final ThreadLocal<@Nullable String> traceparent = new ThreadLocal<>();

  @Override
  public Optional<String> current() {
    return Optional.ofNullable(traceparent.get());
  }

  /** Runs something as part of a trace. */
  public void run(Optional<String> trace, Runnable work) {
    String before = traceparent.get();
    traceparent.set(trace.orElse(null));
    try {
      work.run();
    } finally {
      if (before == null) {
        traceparent.remove();
      } else {
        traceparent.set(before);
      }
    }
  }
}
