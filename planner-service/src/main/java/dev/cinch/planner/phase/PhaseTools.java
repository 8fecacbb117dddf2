package dev.cinch.planner.phase;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.step.Portraits;
import dev.cinch.planner.step.RunSteps;
import dev.cinch.planner.step.TargetFacts;
import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.change.Operation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What every phase needs: to run steps, to look at the target, to know the time. */
public record PhaseTools(RunSteps steps, TargetFacts target, Portraits portraits, Clock clock) {

  void run(Migration migration, Phase phase, List<Operation> operations) {
    drawPortrait(migration);
    for (Operation operation : operations) {
      steps.run(migration, phase, operation.steps());
    }
  }

  /** Of the table as it was before the first step. */
  private void drawPortrait(Migration migration) {
    if (portraits.of(migration.id()).isEmpty()) {
      target
          .portrait(migration.plan())
          .ifPresent(before -> portraits.keep(migration.id(), before, now()));
    }
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
    return new Blueprint(plan, change, target.layout(plan), migration.epoch());
  }

  Instant now() {
    return clock.instant();
  }
}
