package dev.cinch.planner.phase;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.SyncRule;
import dev.cinch.planner.plan.Plan;
import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.change.Forward;
import dev.cinch.target.change.IndexPlan;
import dev.cinch.target.change.NewColumn;
import dev.cinch.target.change.Replacement;
import dev.cinch.target.change.Retirement;
import dev.cinch.target.name.Identifier;
import java.util.List;

/** Says in the target's terms what a plan changes there. */
final class Changes {

  private Changes() {}

  /** With the expressions that SYNC found. */
  static ColumnChange of(Migration migration) {
    SyncRule rule = migration.sync();
    return rule == null ? beforeSync(migration.plan()) : of(migration.plan(), rule);
  }

  static ColumnChange of(Plan plan, SyncRule rule) {
    SyncRule.Forward forward = rule.forward();
    return of(
        plan,
        new Forward(
            forward.expression(),
            forward.reads().stream().map(Identifier::new).toList(),
            forward.volatileValue()),
        rule.backward());
  }

  /** EXPAND uses no expression; the author's own words stand in. */
  private static ColumnChange beforeSync(Plan plan) {
    return of(plan, new Forward(plan.sync().forward(), List.of(), false), plan.sync().backward());
  }

  private static ColumnChange of(
      Plan plan, Forward forward, @org.jspecify.annotations.Nullable String backward) {
    Plan.Column column = plan.column();
    return new ColumnChange(
        plan.id(),
        plan.table(),
        new NewColumn(
            column.name(),
            column.type(),
            column.comment(),
            plan.work().tighten().notNull(),
            plan.work().indexes().stream()
                .map(index -> new IndexPlan(index.name(), index.columns(), false))
                .toList()),
        forward,
        plan.replaces()
            .map(
                replaced ->
                    new Replacement(
                        replaced,
                        backward,
                        plan.exposure().retire().dropReplaced()
                            ? Retirement.DROP
                            : Retirement.KEEP))
            .orElse(null));
  }
}
