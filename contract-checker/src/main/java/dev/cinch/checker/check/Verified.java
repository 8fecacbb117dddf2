package dev.cinch.checker.check;

import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.MigrationCheck;
import dev.cinch.checker.gate.Phase;
import dev.cinch.checker.gate.PhaseFact;
import dev.cinch.checker.gate.PhaseFacts;
import dev.cinch.checker.gate.PhaseStatus;
import dev.cinch.checker.gate.Question;
import dev.cinch.checker.gate.Site.NewColumn;
import java.util.List;
import java.util.Optional;

/**
 * No row is null that must not be, and none differs from its expression. That takes reading rows,
 * which only workers do: it is VERIFY's result, as the planner has told it.
 */
public final class Verified implements MigrationCheck {

  private final PhaseFacts facts;

  public Verified(PhaseFacts facts) {
    this.facts = facts;
  }

  @Override
  public String id() {
    return "database.verified";
  }

  @Override
  public List<Finding> run(Question question) {
    Optional<PhaseFact> verify = facts.of(question.migration(), Phase.VERIFY);
    if (verify.isPresent() && verify.get().status() == PhaseStatus.SKIPPED) {
      return List.of(Finding.pass(id(), skipped(verify.get())));
    }
    return List.of(
        done(verify, question)
            .map(done -> evidence(judge(done, question), done))
            .orElseGet(() -> unknown(id(), verify)));
  }

  /** VERIFY's result, if it has one for this very plan. */
  static Optional<PhaseFact> done(Optional<PhaseFact> verify, Question question) {
    return verify.filter(
        fact ->
            fact.status() == PhaseStatus.DONE
                && fact.planDigest().equals(question.occasion().planDigest()));
  }

  static String skipped(PhaseFact verify) {
    return "VERIFY is not needed: "
        + (verify.reason() == null ? "the plan says so" : verify.reason());
  }

  static Finding unknown(String check, Optional<PhaseFact> verify) {
    return Finding.unknown(
        check,
        verify
            .map(fact -> "VERIFY of this plan is not done: it is " + fact.status())
            .orElse("Nothing was heard of VERIFY"),
        "VERIFY ends, and the planner says so");
  }

  private Finding judge(PhaseFact verify, Question question) {
    Optional<Long> mismatches = number(verify, "mismatches");
    Optional<Long> badRows = number(verify, "bad_rows");
    if (mismatches.isEmpty() || badRows.isEmpty()) {
      return notTold("how many rows differ");
    }
    if (mismatches.get() > 0 || (badRows.get() > 0 && loses(question))) {
      return Finding.blocked(
              id(),
              "VERIFY found %d rows that differ from their expression and %d that can't be filled"
                  .formatted(mismatches.get(), badRows.get()),
              "The rows are corrected, and VERIFY finds nothing")
          .with(
              "judgement",
              "%d differ, %d can't be filled".formatted(mismatches.get(), badRows.get()));
    }
    if (badRows.get() > 0) {
      return nothing(
          "no row differs, and %d can't be filled, of which nothing goes".formatted(badRows.get()));
    }
    return question.site().newColumns().stream().anyMatch(NewColumn::demandsNotNull)
        ? judgeNulls(verify)
        : nothing("no row differs");
  }

  /** As many bad rows as the plan tolerates do no harm where all that they hold stays. */
  private static boolean loses(Question question) {
    return question.occasion().phase() != Phase.RETIRE
        || !question.site().drops().isEmpty()
        || question.site().takesNameOf() != null;
  }

  private Finding judgeNulls(PhaseFact verify) {
    Optional<Long> nulls = number(verify, "nulls");
    if (nulls.isEmpty()) {
      return notTold("how many rows are null");
    }
    return nulls.get() == 0
        ? nothing("no row differs, and none is null")
        : Finding.blocked(
                id(),
                "VERIFY found %d rows whose new column is null, which the plan does not allow"
                    .formatted(nulls.get()),
                "The rows get a value, or the plan's expression gives them one")
            .with("judgement", nulls.get() + " are null");
  }

  private Finding notTold(String what) {
    return Finding.unknown(
        id(),
        "The planner does not say %s".formatted(what),
        "Planner and workers are as new as this checker, and VERIFY runs again");
  }

  private Finding nothing(String what) {
    return Finding.pass(id(), "VERIFY says that " + what);
  }

  private static Finding evidence(Finding finding, PhaseFact verify) {
    Finding told = finding.with("verified_at", verify.at());
    for (String name : List.of("lsn", "rows_seen", "mismatches", "nulls", "bad_rows", "passes")) {
      String value = verify.evidence().get(name);
      told = value == null ? told : told.with(name, value);
    }
    return told;
  }

  private static Optional<Long> number(PhaseFact verify, String name) {
    try {
      return Optional.ofNullable(verify.evidence().get(name)).map(Long::valueOf);
    } catch (NumberFormatException malformed) {
      return Optional.empty();
    }
  }
}
