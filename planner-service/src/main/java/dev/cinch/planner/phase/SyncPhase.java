package dev.cinch.planner.phase;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.SyncRule;
import dev.cinch.planner.migration.Transition;
import dev.cinch.planner.plan.Plan;
import dev.cinch.target.change.SyncTrigger;
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
    return Optional.empty();
  }

  @Override
  public Optional<Transition> carryOn(Migration migration) {
    SyncRule rule = tools.target().syncRule(migration.plan());
    tools.run(
        migration, phase(), new SyncTrigger(Changes.of(migration.plan(), rule), migration.epoch()));
    return Optional.of(
        migration.finishSync(rule, Map.of("expression", rule.forward().expression()), tools.now()));
  }
}
