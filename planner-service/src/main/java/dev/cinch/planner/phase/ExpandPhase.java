package dev.cinch.planner.phase;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.Transition;
import dev.cinch.planner.plan.Plan;
import dev.cinch.target.change.AddColumn;
import dev.cinch.target.change.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds the column, nullable and empty. */
final class ExpandPhase implements PhaseWork {

  private final PhaseTools tools;

  ExpandPhase(PhaseTools tools) {
    this.tools = tools;
  }

  @Override
  public Phase phase() {
    return Phase.EXPAND;
  }

  @Override
  public Optional<String> needlessBecause(Plan plan) {
    return Optional.empty();
  }

  @Override
  public List<Operation> operations(Blueprint blueprint) {
    return List.of(new AddColumn(blueprint.change()));
  }

  @Override
  public Optional<Transition> carryOn(Migration migration) {
    tools
        .target()
        .portrait(migration.plan())
        .ifPresent(before -> tools.portraits().keep(migration.id(), before, tools.now()));
    tools.run(migration, phase(), operations(tools.blueprint(migration)));
    return Optional.of(migration.finish(phase(), Map.of(), tools.now()));
  }
}
