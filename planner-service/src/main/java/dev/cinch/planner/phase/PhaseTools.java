package dev.cinch.planner.phase;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.step.RunSteps;
import dev.cinch.planner.step.TargetFacts;
import dev.cinch.target.change.Operation;
import java.time.Clock;
import java.time.Instant;

/** What every phase needs: to run steps, to look at the target, to know the time. */
public record PhaseTools(RunSteps steps, TargetFacts target, Clock clock) {

  void run(Migration migration, Phase phase, Operation operation) {
    steps.run(migration, phase, operation.steps());
  }

  Instant now() {
    return clock.instant();
  }
}
