package dev.cinch.planner.phase;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.Transition;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.range.CarryPass;
import dev.cinch.planner.range.Pass;
import java.util.Optional;

/** Has the workers fill the rows that were there before the trigger: one pass over the table. */
final class BackfillPhase implements PhaseWork {

  private final CarryPass carryPass;
  private final LeavePass leavePass;

  BackfillPhase(PhaseTools tools, CarryPass carryPass) {
    this.carryPass = carryPass;
    this.leavePass = new LeavePass(tools);
  }

  @Override
  public Phase phase() {
    return Phase.BACKFILL;
  }

  @Override
  public Optional<String> needlessBecause(Plan plan) {
    return Optional.empty();
  }

  @Override
  public Optional<Transition> carryOn(Migration migration) {
    Optional<Pass> finished = carryPass.finished(migration, phase());
    return finished.isPresent()
        ? Optional.of(leavePass.leave(migration, phase(), carryPass.progress(finished.get())))
        : carryPass.announce(migration, phase());
  }
}
