package dev.cinch.planner.phase;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.SyncRule;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.Plan.Backward;
import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.change.ColumnPlan;
import dev.cinch.target.change.Forward;
import dev.cinch.target.change.Replacement;
import dev.cinch.target.change.Replacement.Replaced;
import dev.cinch.target.name.Identifier;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
            forward.volatileValue(),
            plan.sync().orElseThrow().mode()),
        column -> rule.backwardOf(column.value(), plan.replaces().size()));
  }

  /** EXPAND uses no expression; the author's own words stand in. */
  static ColumnChange beforeSync(Plan plan) {
    return of(
        plan,
        plan.sync()
            .map(sync -> new Forward(sync.forward(), List.of(), false, sync.mode()))
            .orElse(null),
        column ->
            plan.backward().stream()
                .filter(backward -> backward.column().equals(column))
                .map(Backward::expression)
                .findFirst()
                .orElse(null));
  }

  private static ColumnChange of(
      Plan plan, @Nullable Forward filling, Function<Identifier, @Nullable String> backward) {
    Plan.Column column = plan.column();
    return new ColumnChange(
        plan.id(),
        plan.table(),
        new ColumnPlan(
            column.name(),
            plan.addsColumn() ? column.type() : null,
            column.defaultValue(),
            column.comment(),
            plan.demands()),
        filling,
        replacement(plan, backward));
  }

  private static @Nullable Replacement replacement(
      Plan plan, Function<Identifier, @Nullable String> backward) {
    return plan.replaces().isEmpty()
        ? null
        : new Replacement(
            plan.replaces().stream()
                .map(column -> new Replaced(column, backward.apply(column)))
                .toList(),
            plan.exposure().retire().replaced());
  }
}
