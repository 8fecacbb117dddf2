package dev.cinch.backbone.event;

import java.util.Optional;

/**
 * Knows the trace that the present thread works for. The default, {@link ThreadTrace}, carries on
 * the trace of the event that is being handled; a service with a tracer puts its own in its place.
 */
@FunctionalInterface
public interface TraceSource {

  /** The W3C {@code traceparent} for what is sent now; empty where nothing is traced. */
  Optional<String> current();
}
