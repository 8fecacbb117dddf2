package dev.cinch.planner.migration;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An approver's exception to one finding of the gate before a phase.
 *
 * @param outcome the finding's outcome; were it worse, it would be another finding
 * @param reason why, in the approver's words
 * @param owner who answers for what comes of it
 * @param expiresAt from when on it covers nothing
 */
public record GrantedOverride(
    Phase phase, Covered covered, String outcome, String reason, String owner, Instant expiresAt) {

  private static final String WHAT = "overridden";

  /**
   * The finding that is meant; no other is covered, and no check that is added later.
   *
   * @param subject the event's subject; null where the finding is about none
   * @param consumer the consumer; null where it is about none
   * @param detail what of the check's; null where the finding is about all of it
   */
  public record Covered(
      String check, @Nullable String subject, @Nullable String consumer, @Nullable String detail) {}

  /** An override with who granted it, and when. */
  public record Signed(GrantedOverride override, String approver, Instant at) {}

  /** The kind under which the history keeps it. */
  public static String what() {
    return WHAT;
  }

  /** As the history keeps it. */
  public Map<String, String> evidence() {
    Map<String, String> evidence = new HashMap<>();
    evidence.put("check", covered.check());
    evidence.put("outcome", outcome);
    evidence.put("owner", owner);
    evidence.put("expires_at", expiresAt.toString());
    put(evidence, "subject", covered.subject());
    put(evidence, "consumer", covered.consumer());
    put(evidence, "detail", covered.detail());
    return Map.copyOf(evidence);
  }

  private static void put(Map<String, String> evidence, String name, @Nullable String value) {
    if (value != null) {
      evidence.put(name, value);
    }
  }

  /** As it was kept; empty where the entry is about something else. */
  public static Optional<Signed> of(HistoryEntry entry) {
    if (!entry.what().equals(WHAT) || entry.phase() == null) {
      return Optional.empty();
    }
    Map<String, String> evidence = entry.evidence();
    return Optional.of(
        new Signed(
            new GrantedOverride(
                entry.phase(),
                new Covered(
                    evidence.getOrDefault("check", ""),
                    evidence.get("subject"),
                    evidence.get("consumer"),
                    evidence.get("detail")),
                evidence.getOrDefault("outcome", ""),
                entry.reason() == null ? "" : entry.reason(),
                evidence.getOrDefault("owner", ""),
                Instant.parse(evidence.getOrDefault("expires_at", Instant.EPOCH.toString()))),
            entry.actor(),
            entry.at()));
  }
}
