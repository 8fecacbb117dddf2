package dev.cinch.backbone.trace;

import java.util.Optional;

/**
 * Knows the trace that the present thread works for. The default, {@link ThreadTrace}, carries on
 * the trace of the event that is being handled.
 */
@FunctionalInterface
public interface TraceSource {

  /** The W3C {@code traceparent} for what is sent now; empty where nothing is traced. */
  Optional<String> current();
}
