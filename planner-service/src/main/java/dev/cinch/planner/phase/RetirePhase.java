package dev.cinch.planner.phase;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.Transition;
import dev.cinch.planner.plan.Plan;
import dev.cinch.target.change.DropReplaced;
import dev.cinch.target.change.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Drops, after the soak, what kept old and new in step, and the old column if the plan says so. */
final class RetirePhase implements PhaseWork {

  private final PhaseTools tools;

  RetirePhase(PhaseTools tools) {
    this.tools = tools;
  }

  @Override
  public Phase phase() {
    return Phase.RETIRE;
  }

  @Override
  public Optional<String> needlessBecause(Plan plan) {
    return Optional.empty();
  }

  @Override
  public boolean mayBegin(Migration migration, Instant now) {
    Instant switched = migration.recordOf(Phase.SWITCH).since();
    return !now.isBefore(switched.plus(migration.plan().exposure().retire().soak()));
  }

  @Override
  public List<Operation> operations(Blueprint blueprint) {
    return List.of(new DropReplaced(blueprint.change()));
  }

  @Override
  public Optional<Transition> carryOn(Migration migration) {
    tools.run(migration, phase(), operations(tools.blueprint(migration)));
    return Optional.of(
        migration.finish(
            phase(),
            Map.of(
                "dropped",
                migration.plan().exposure().retire().dropReplaced()
                    ? migration.plan().replaces().map(Object::toString).orElse("nothing")
                    : "nothing"),
            tools.now()));
  }
}
