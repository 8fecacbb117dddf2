package dev.cinch.planner.phase;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.SyncRule;
import dev.cinch.planner.migration.Transition;
import dev.cinch.planner.plan.Plan;
import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.change.Operation;
import dev.cinch.target.change.SyncTrigger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the trigger in force that keeps old and new in step. */
final class SyncPhase implements PhaseWork {

  private final PhaseTools tools;

  SyncPhase(PhaseTools tools) {
    this.tools = tools;
  }

  @Override
  public Phase phase() {
    return Phase.SYNC;
  }

  @Override
  public Optional<String> needlessBecause(Plan plan) {
    return plan.sync().isPresent() ? Optional.empty() : Optional.of(NoRows.reason(plan));
  }

  @Override
  public List<Operation> operations(Blueprint blueprint) {
    return List.of(new SyncTrigger(blueprint.change(), blueprint.epoch()));
  }

  @Override
  public Optional<Transition> carryOn(Migration migration) {
    SyncRule rule = tools.target().syncRule(migration.plan());
    ColumnChange change = Changes.of(migration.plan(), rule);
    tools.run(migration, phase(), operations(tools.blueprint(migration, change)));
    return Optional.of(
        migration.finishSync(rule, Map.of("expression", rule.forward().expression()), tools.now()));
  }
}
