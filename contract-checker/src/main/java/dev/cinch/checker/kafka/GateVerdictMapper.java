package dev.cinch.checker.kafka;

import dev.cinch.checker.gate.Decision;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.GrantedOverride;
import dev.cinch.checker.gate.Occasion;
import dev.cinch.checker.gate.Outcome;
import dev.cinch.checker.gate.Question;
import dev.cinch.events.FindingOverride;
import dev.cinch.events.GateVerdict;
import dev.cinch.events.Phase;
import dev.cinch.events.Verdict;
import org.jspecify.annotations.Nullable;

/** Writes {@link GateVerdict}. */
final class GateVerdictMapper {

  private GateVerdictMapper() {}

  static GateVerdict event(Question question, Decision decision) {
    Occasion occasion = question.occasion();
    return GateVerdict.newBuilder()
        .setMigration(occasion.migration())
        .setAttempt(occasion.attempt())
        .setPlanDigest(occasion.planDigest())
        .setPhase(Phase.valueOf(occasion.phase().name()))
        .setEnvironment(question.environment())
        .setVerdict(outcome(decision.verdict().outcome()))
        .setFindings(
            decision.verdict().findings().stream().map(GateVerdictMapper::finding).toList())
        .setDecidedAt(decision.decidedAt())
        .setExpiresAt(decision.expiresAt())
        .build();
  }

  private static dev.cinch.events.Finding finding(Finding finding) {
    return dev.cinch.events.Finding.newBuilder()
        .setCheck(finding.check())
        .setOutcome(outcome(finding.outcome()))
        .setMessage(finding.message())
        .setClears(finding.clears())
        .setSubject(finding.subject())
        .setConsumer(finding.consumer())
        .setEvidence(finding.evidence())
        .setDetail(finding.detail())
        .setOverridden(overridden(finding.overridden()))
        .build();
  }

  private static @Nullable FindingOverride overridden(@Nullable GrantedOverride override) {
    return override == null
        ? null
        : FindingOverride.newBuilder()
            .setReason(override.reason())
            .setOwner(override.owner())
            .setApprover(override.approver())
            .setGrantedAt(override.grantedAt())
            .setExpiresAt(override.expiresAt())
            .build();
  }

  private static Verdict outcome(Outcome outcome) {
    return switch (outcome) {
      case UNKNOWN -> Verdict.UNKNOWN;
      case PASS -> Verdict.PASS;
      case BLOCKED -> Verdict.BLOCKED;
    };
  }
}
