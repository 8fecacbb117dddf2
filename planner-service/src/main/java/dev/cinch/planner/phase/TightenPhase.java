package dev.cinch.planner.phase;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.Transition;
import dev.cinch.planner.plan.Plan;
import dev.cinch.target.change.NotNull;
import dev.cinch.target.change.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds and validates the constraints, without a scan that blocks. */
final class TightenPhase implements PhaseWork {

  private final PhaseTools tools;

  TightenPhase(PhaseTools tools) {
    this.tools = tools;
  }

  @Override
  public Phase phase() {
    return Phase.TIGHTEN;
  }

  @Override
  public Optional<String> needlessBecause(Plan plan) {
    return plan.work().tighten().notNull()
        ? Optional.empty()
        : Optional.of("The plan demands nothing of the new column");
  }

  @Override
  public List<Operation> operations(Blueprint blueprint) {
    return List.of(new NotNull(blueprint.change(), blueprint.layout()));
  }

  @Override
  public Optional<Transition> carryOn(Migration migration) {
    tools.run(migration, phase(), operations(tools.blueprint(migration)));
    return Optional.of(migration.finish(phase(), Map.of("constraint", "not null"), tools.now()));
  }
}
