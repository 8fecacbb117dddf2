package dev.cinch.planner.kafka;

import dev.cinch.backbone.event.ReceivedEvent;
import dev.cinch.backbone.inbox.EventHandler;
import dev.cinch.events.FindingOverride;
import dev.cinch.events.GateVerdict;
import dev.cinch.planner.gate.Outcome;
import dev.cinch.planner.gate.TakeVerdict;
import dev.cinch.planner.gate.Verdict;
import dev.cinch.planner.gate.Verdict.Finding;
import dev.cinch.planner.gate.Verdict.Question;
import dev.cinch.planner.gate.Verdict.Validity;
import dev.cinch.planner.migration.Phase;
import org.jspecify.annotations.Nullable;

final class VerdictHandler implements EventHandler<GateVerdict> {

  private final TakeVerdict takeVerdict;

  VerdictHandler(TakeVerdict takeVerdict) {
    this.takeVerdict = takeVerdict;
  }

  @Override
  public void handle(ReceivedEvent<GateVerdict> event) {
    GateVerdict verdict = event.value();
    takeVerdict.take(
        new Verdict(
            new Question(
                verdict.getMigration(),
                verdict.getAttempt(),
                verdict.getPlanDigest(),
                Phase.valueOf(verdict.getPhase().name())),
            outcome(verdict.getVerdict()),
            verdict.getFindings().stream().map(VerdictHandler::finding).toList(),
            new Validity(verdict.getDecidedAt(), verdict.getExpiresAt())));
  }

  private static Finding finding(dev.cinch.events.Finding finding) {
    return new Finding(
        finding.getCheck(),
        outcome(finding.getOutcome()),
        finding.getMessage(),
        finding.getClears(),
        finding.getEvidence(),
        finding.getSubject(),
        finding.getConsumer(),
        finding.getDetail(),
        overridden(finding.getOverridden()));
  }

  private static @Nullable String overridden(@Nullable FindingOverride override) {
    return override == null
        ? null
        : "%s, for whom %s answers until %s: %s"
            .formatted(
                override.getApprover(),
                override.getOwner(),
                override.getExpiresAt(),
                override.getReason());
  }

  private static Outcome outcome(dev.cinch.events.Verdict verdict) {
    return switch (verdict) {
      case PASS -> Outcome.PASS;
      case BLOCKED -> Outcome.BLOCKED;
      case UNKNOWN -> Outcome.UNKNOWN;
    };
  }
}
