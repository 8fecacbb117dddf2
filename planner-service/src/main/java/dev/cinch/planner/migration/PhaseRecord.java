package dev.cinch.planner.migration;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where one phase stands, since when, why, and with what evidence.
 *
 * @param reason why it was skipped or failed
 */
public record PhaseRecord(
    PhaseStatus status, Instant since, @Nullable String reason, Map<String, String> evidence) {

  public PhaseRecord {
    evidence = Map.copyOf(evidence);
  }

  static PhaseRecord pending(Instant now) {
    return new PhaseRecord(PhaseStatus.PENDING, now, null, Map.of());
  }
}
