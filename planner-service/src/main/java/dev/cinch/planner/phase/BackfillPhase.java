package dev.cinch.planner.phase;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.Transition;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.range.CarryPass;
import dev.cinch.planner.range.Pass;
import dev.cinch.target.change.Operation;
import dev.cinch.target.change.RaiseEpoch;
import java.util.List;
import java.util.Optional;

/** Has the workers fill the rows that were there before the trigger: one pass over the table. */
final class BackfillPhase implements PhaseWork {

  private final PhaseTools tools;
  private final CarryPass carryPass;
  private final MarkerGuard markers;

  BackfillPhase(PhaseTools tools, CarryPass carryPass) {
    this.tools = tools;
    this.carryPass = carryPass;
    this.markers = new MarkerGuard(tools, carryPass);
  }

  @Override
  public Phase phase() {
    return Phase.BACKFILL;
  }

  @Override
  public Optional<String> needlessBecause(Plan plan) {
    return plan.sync().isPresent() ? Optional.empty() : Optional.of(NoRows.reason(plan));
  }

  /** No worker of this pass writes any more once they have run. */
  @Override
  public List<Operation> operations(Blueprint blueprint) {
    return List.of(new RaiseEpoch(blueprint.change(), blueprint.layout(), blueprint.epoch() + 1));
  }

  @Override
  public Migration counted(Migration migration) {
    return migration.with(carryPass.progress(migration, phase()));
  }

  @Override
  public Optional<Transition> carryOn(Migration migration) {
    markers.check(migration, phase());
    Optional<Pass> finished = carryPass.finished(migration, phase());
    return finished.isPresent()
        ? Optional.of(leave(migration, finished.get()))
        : carryPass.announce(migration, phase());
  }

  private Transition leave(Migration migration, Pass pass) {
    tools.run(migration, phase(), operations(tools.blueprint(migration)));
    return carryPass.leave(migration, phase(), pass);
  }
}
