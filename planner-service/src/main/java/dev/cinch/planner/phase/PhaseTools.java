package dev.cinch.planner.phase;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.Traces;
import dev.cinch.planner.plan.Objection;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.step.PhaseFailedException;
import dev.cinch.planner.step.Portraits;
import dev.cinch.planner.step.Portraits.Before;
import dev.cinch.planner.step.RunSteps;
import dev.cinch.planner.step.TargetFacts;
import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.change.ExistingColumn;
import dev.cinch.target.change.NotNullColumn;
import dev.cinch.target.change.Operation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What every phase needs: to run steps, to look at the target, to know trace and time. */
public record PhaseTools(
    RunSteps steps, TargetFacts target, Portraits portraits, Traces traces, Clock clock) {

  void run(Migration migration, Phase phase, List<Operation> operations) {
    if (!hasTouchedTarget(migration)) {
      refuseObjections(migration.plan());
      drawPortrait(migration);
    }
    for (Operation operation : operations) {
      steps.run(migration, phase, operation.steps());
    }
  }

  /** A portrait is drawn before the first step. */
  boolean hasTouchedTarget(Migration migration) {
    return portraits.of(migration.id()).isPresent();
  }

  /** Others may have changed the table while the migration stood in its queue. */
  private void refuseObjections(Plan plan) {
    List<Objection> objections = target.objections(plan);
    if (!objections.isEmpty()) {
      throw new PhaseFailedException(
          "Cannot begin on table %s: %s; change the table, then resume, or abort and start another plan"
              .formatted(plan.table(), Objection.sentence(objections)));
    }
  }

  private void drawPortrait(Migration migration) {
    target
        .portrait(migration.plan())
        .ifPresent(
            before ->
                portraits.keep(
                    migration.id(),
                    before,
                    new Before(existing(migration), refusingNulls(migration)),
                    now()));
  }

  /** Since when all of it has been done in this attempt, and not taken back. */
  Optional<Instant> doneSince(Migration migration, Phase phase, List<Operation> operations) {
    return steps.doneSince(
        migration,
        phase,
        operations.stream().flatMap(operation -> operation.steps().stream()).toList());
  }

  void undo(Migration migration, Phase phase, List<Operation> operations) {
    steps.undo(
        migration,
        phase,
        operations.stream().flatMap(operation -> operation.steps().stream()).toList());
  }

  /** As the target is now. */
  Blueprint blueprint(Migration migration) {
    return blueprint(migration, Changes.of(migration));
  }

  Blueprint blueprint(Migration migration, ColumnChange change) {
    Plan plan = migration.plan();
    return new Blueprint(
        plan,
        change,
        target.layout(plan),
        existing(migration),
        refusingNulls(migration),
        migration.epoch());
  }

  /** As they were before the first step, or are, where there has been none. */
  private List<NotNullColumn> refusingNulls(Migration migration) {
    return migration.plan().isKeptByApplications()
        ? portraits
            .refusingNulls(migration.id())
            .orElseGet(() -> target.refusingNulls(migration.plan()))
        : List.of();
  }

  /** As it was before the first step, or is, where there has been none. */
  private @Nullable ExistingColumn existing(Migration migration) {
    return migration.plan().addsColumn()
        ? null
        : portraits
            .existing(migration.id())
            .or(() -> target.existing(migration.plan()))
            .orElse(null);
  }

  Instant now() {
    return clock.instant();
  }
}
