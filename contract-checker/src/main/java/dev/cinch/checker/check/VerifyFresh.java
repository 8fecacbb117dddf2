package dev.cinch.checker.check;

import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.MigrationCheck;
import dev.cinch.checker.gate.Phase;
import dev.cinch.checker.gate.PhaseFact;
import dev.cinch.checker.gate.PhaseFacts;
import dev.cinch.checker.gate.PhaseStatus;
import dev.cinch.checker.gate.Question;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The result of VERIFY is young enough. From SWITCH on applications write the new column, and what
 * VERIFY said of it before is of the past: it counts for TIGHTEN.
 */
public final class VerifyFresh implements MigrationCheck {

  private static final Duration CLOCKS_MAY_DIFFER_BY = Duration.ofMinutes(5);

  private final PhaseFacts facts;
  private final Clock clock;

  public VerifyFresh(PhaseFacts facts, Clock clock) {
    this.facts = facts;
    this.clock = clock;
  }

  @Override
  public String id() {
    return "verify.fresh";
  }

  @Override
  public List<Finding> run(Question question) {
    if (question.occasion().phase() == Phase.RETIRE) {
      return List.of(
          Finding.pass(
              id(), "VERIFY counts for TIGHTEN: from SWITCH on applications write the new column"));
    }
    Optional<PhaseFact> verify = facts.of(question.migration(), Phase.VERIFY);
    if (verify.isPresent() && verify.get().status() == PhaseStatus.SKIPPED) {
      return List.of(Finding.pass(id(), Verified.skipped(verify.get())));
    }
    return List.of(
        Verified.done(verify, question)
            .map(done -> age(done, question))
            .orElseGet(() -> Verified.unknown(id(), verify)));
  }

  private Finding age(PhaseFact verify, Question question) {
    if (verify.at().isAfter(clock.instant().plus(CLOCKS_MAY_DIFFER_BY))) {
      return Finding.unknown(
          id(),
          "VERIFY ended at %s by the planner's clock, which is in the future by this one: how old its result is nobody knows"
              .formatted(verify.at()),
          "The clocks of planner and checker are set, and VERIFY runs again");
    }
    Duration allowed = question.conditions().verifyWithin();
    Instant until = verify.at().plus(allowed);
    Duration age = Duration.between(verify.at(), clock.instant()).truncatedTo(ChronoUnit.SECONDS);
    Finding finding =
        clock.instant().isAfter(until)
            ? Finding.unknown(
                id(),
                "VERIFY ended at %s, %s ago, and the plan takes its result for %s only"
                    .formatted(verify.at(), Spans.words(age), Spans.words(allowed)),
                "VERIFY runs again, or an approver overrides this finding")
            : Finding.pass(
                id(),
                "VERIFY ended at %s; the plan takes its result until %s"
                    .formatted(verify.at(), until));
    return finding
        .with("verified_at", verify.at())
        .with("allowed_seconds", allowed.toSeconds())
        .with("age_seconds", age.toSeconds());
  }
}
