package dev.cinch.planner.phase;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.SyncRule;
import dev.cinch.planner.migration.Transition;
import dev.cinch.planner.plan.Plan;
import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.change.MarkColumn;
import dev.cinch.target.change.Operation;
import dev.cinch.target.change.SyncTrigger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has old and new kept in step: by a trigger that it puts in force, or by the applications, which
 * somebody says once they write both columns.
 */
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
  public Optional<String> waitsFor(Migration migration, Instant now) {
    Plan plan = migration.plan();
    return !plan.isKeptByApplications() || migration.course().approved().contains(phase())
        ? Optional.empty()
        : Optional.of(
            "approval of SYNC, once every application that writes %s writes %s at each insert and at each change of what it is made from"
                .formatted(plan.table(), plan.column().name()));
  }

  @Override
  public List<Operation> operations(Blueprint blueprint) {
    ColumnChange change = blueprint.change();
    return List.of(
        change.isKeptByApplications()
            ? new MarkColumn(change, blueprint.epoch())
            : new SyncTrigger(change, blueprint.epoch()));
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
