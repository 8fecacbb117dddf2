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
    return plan.addsColumn() ? Optional.empty() : Optional.of("The column is there already");
  }

  @Override
  public List<Operation> operations(Blueprint blueprint) {
    return blueprint.change().each().stream().<Operation>map(AddColumn::new).toList();
  }

  @Override
  public Optional<Transition> carryOn(Migration migration) {
    tools.run(migration, phase(), operations(tools.blueprint(migration)));
    return Optional.of(migration.finish(phase(), Map.of(), tools.now()));
  }
}
