package dev.cinch.checker.gate;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An approver's exception to one finding: that of this check, on this subject, consumer and detail,
 * and no other. A check that is added later has another id, and is never covered.
 *
 * @param outcome the finding's outcome: what is BLOCKED now was not meant when it was UNKNOWN
 * @param reason why, in the approver's words
 * @param owner who answers for what comes of it
 * @param approver who granted it
 * @param expiresAt from when on it covers nothing
 */
public record GrantedOverride(
    String check,
    @Nullable String subject,
    @Nullable String consumer,
    @Nullable String detail,
    Outcome outcome,
    String reason,
    String owner,
    String approver,
    Instant grantedAt,
    Instant expiresAt) {

  boolean covers(Finding finding, Instant now) {
    return now.isBefore(expiresAt)
        && finding.outcome() != Outcome.PASS
        && finding.outcome() == outcome
        && finding.check().equals(check)
        && Objects.equals(finding.subject(), subject)
        && Objects.equals(finding.consumer(), consumer)
        && Objects.equals(finding.detail(), detail);
  }

  String sentence() {
    return "%s overrode check %s at %s until %s, for which %s answers: %s"
        .formatted(approver, check, grantedAt, expiresAt, owner, reason);
  }
}
