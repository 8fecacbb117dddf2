package dev.cinch.checker.gate;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a phase of a migration stands, as the planner has told it last.
 *
 * @param planDigest the plan that was in force
 * @param reason why it stands there, where the planner says so
 * @param evidence numbers behind it, by name
 */
public record PhaseFact(
    Phase phase,
    PhaseStatus status,
    String planDigest,
    Instant at,
    @Nullable String reason,
    Map<String, String> evidence) {

  public PhaseFact {
    evidence = Map.copyOf(evidence);
  }
}
