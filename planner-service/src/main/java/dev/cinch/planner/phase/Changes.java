package dev.cinch.planner.phase;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.SyncRule;
import dev.cinch.planner.plan.Column;
import dev.cinch.planner.plan.Derivation;
import dev.cinch.planner.plan.Plan;
import dev.cinch.target.change.AlsoAdded;
import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.change.ColumnPlan;
import dev.cinch.target.change.Demands;
import dev.cinch.target.change.Forward;
import dev.cinch.target.change.Replacement;
import dev.cinch.target.change.Replacement.Replaced;
import dev.cinch.target.name.Identifier;
import java.util.List;
import java.util.Objects;
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
        column -> rule.also().get(column.value()),
        column -> rule.backwardOf(column.value(), plan.replaces().size()));
  }

  /** EXPAND uses no expression; the author's own words stand in. */
  static ColumnChange beforeSync(Plan plan) {
    return of(
        plan,
        plan.sync()
            .map(sync -> new Forward(word(sync.forward(), plan), List.of(), false, sync.mode()))
            .orElse(null),
        column -> expression(plan.forward(), column),
        column -> expression(plan.backward(), column));
  }

  private static String word(List<Derivation> forward, Plan plan) {
    return Objects.requireNonNull(expression(forward, plan.column().name()), "no expression");
  }

  private static @Nullable String expression(List<Derivation> derivations, Identifier column) {
    return derivations.stream()
        .filter(derivation -> derivation.column().equals(column))
        .map(Derivation::expression)
        .findFirst()
        .orElse(null);
  }

  private static ColumnChange of(
      Plan plan,
      @Nullable Forward filling,
      Function<Identifier, @Nullable String> forward,
      Function<Identifier, @Nullable String> backward) {
    Column column = plan.column();
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
        replacement(plan, backward),
        plan.addsColumn()
            ? column.also().stream().map(also -> added(plan, also, forward)).toList()
            : List.of());
  }

  private static AlsoAdded added(
      Plan plan, Column column, Function<Identifier, @Nullable String> forward) {
    return new AlsoAdded(
        new ColumnPlan(
            column.name(),
            column.type(),
            column.defaultValue(),
            column.comment(),
            plan.refusesNulls(column.name()) ? Demands.NOT_NULL : Demands.NONE,
            true),
        Objects.requireNonNull(forward.apply(column.name()), "no expression"));
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
