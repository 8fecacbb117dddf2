package dev.cinch.planner.target;

import dev.cinch.planner.plan.Objection;
import dev.cinch.planner.plan.Objection.Kind;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.Plan.Fate;
import dev.cinch.target.catalog.Catalog;
import dev.cinch.target.catalog.TableFacts;
import dev.cinch.target.change.ConstraintPlan;
import dev.cinch.target.change.IndexPlan;
import dev.cinch.target.expression.CanonicalExpression;
import dev.cinch.target.expression.Inspection;
import dev.cinch.target.expression.Refusal;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what on the target speaks against beginning a plan: all of it, at once. */
final class TargetObjections {

  private final Plan plan;
  private final Catalog catalog;
  private final PlanExpressions expressions;
  private final ExistingObjections existing;
  private final ReplacedObjections replaced;
  private final TriggerObjections triggers;
  private final CallObjections calls;
  private final List<Objection> found = new ArrayList<>();

  TargetObjections(Plan plan, Connection connection, Optional<Identifier> workers) {
    this.plan = plan;
    this.catalog = new Catalog(connection);
    this.expressions = new PlanExpressions(plan, connection);
    this.existing = new ExistingObjections(plan, connection);
    this.replaced = new ReplacedObjections(plan, connection);
    this.triggers = new TriggerObjections(plan, connection);
    this.calls = new CallObjections(plan, connection, workers);
  }

  List<Objection> all() {
    Optional<TableFacts> table = catalog.table(plan.table());
    if (table.isEmpty()) {
      return List.of(
          new Objection(
              Kind.NO_TABLE,
              "table",
              "target \"%s\" has no table %s".formatted(plan.target(), plan.table())));
    }
    column(table.get());
    for (Identifier column : plan.replaces()) {
      if (table.get().column(column).isEmpty()) {
        object(
            Kind.NO_COLUMN,
            "replaces",
            "table %s has no column %s to replace",
            plan.table(),
            column);
      } else {
        found.addAll(replaced.of(table.get(), column));
      }
    }
    names(table.get());
    found.addAll(triggers.all());
    if (found.isEmpty()) {
      expressions
          .typeRefusal()
          .ifPresent(
              refusal -> object(Kind.TYPE, "column.type", "column.type: %s", refusal.message()));
    }
    if (found.isEmpty()) {
      expressions();
    }
    return List.copyOf(found);
  }

  private void column(TableFacts table) {
    Identifier name = plan.column().name();
    if (plan.addsColumn()) {
      plan.column().names().stream()
          .filter(each -> table.column(each).isPresent())
          .forEach(
              each ->
                  object(
                      Kind.COLUMN_EXISTS,
                      nameOf(each),
                      "table %s has a column %s already; choose another name",
                      plan.table(),
                      each));
    }
    if (!plan.addsColumn()) {
      plan.column().names().stream()
          .filter(each -> table.column(each).isEmpty())
          .forEach(
              each ->
                  object(
                      Kind.NO_COLUMN,
                      nameOf(each),
                      "table %s has no column %s",
                      plan.table(),
                      each));
    }
    if (plan.column().fate() == Fate.DROP) {
      plan.going().stream()
          .filter(each -> table.column(each).isPresent())
          .forEach(each -> found.addAll(replaced.of(table, each)));
    }
    if (plan.column().fate() == Fate.CONSTRAIN) {
      table.column(name).ifPresent(column -> found.addAll(existing.of(table, column)));
    }
  }

  /** What has the name already is not ours, and would be taken for it. */
  private void names(TableFacts table) {
    for (IndexPlan index : plan.demands().indexes()) {
      refuseTaken(table, index.name(), "indexes");
    }
    for (ConstraintPlan constraint : plan.demands().constraints()) {
      if (table.constraint(constraint.name()).isPresent()) {
        object(
            Kind.NAME_TAKEN,
            "tighten",
            "table %s has a constraint %s already",
            plan.table(),
            constraint.name());
      } else if (constraint instanceof ConstraintPlan.Unique) {
        refuseTaken(table, constraint.name(), "tighten.unique");
      }
    }
  }

  private void refuseTaken(TableFacts table, Identifier name, String path) {
    TableName relation = new TableName(plan.table().schema(), name);
    if (table.index(name).filter(index -> !index.valid()).isPresent()) {
      object(
          Kind.INVALID_INDEX,
          path,
          "there is an index %s already, and it is invalid, as a build that failed leaves it; drop it, or choose another name for the index",
          relation);
    } else if (catalog.exists(relation)) {
      object(
          Kind.NAME_TAKEN,
          path,
          "there is a relation %s already; choose another name for the index",
          relation);
    }
  }

  private void expressions() {
    if (plan.sync().isPresent()) {
      expressions
          .forwardRefusals()
          .forEach(why -> object(Kind.EXPRESSION, "sync.forward", "sync.forward: %s", why));
    }
    for (Plan one : plan.each()) {
      expressions.defaultValue(one).ifPresent(inspection -> defaultValue(one, inspection));
    }
    expressions
        .backwardRefusals()
        .forEach(why -> object(Kind.EXPRESSION, "sync.backward", "sync.backward: %s", why));
    found.addAll(expressions.demandRefusals());
    found.addAll(calls.of(expressions.functions()));
  }

  private void defaultValue(Plan one, Inspection inspection) {
    if (inspection instanceof Refusal refusal) {
      object(Kind.DEFAULT, "column.default", "column.default: %s", refusal.message());
    } else if (((CanonicalExpression) inspection).isVolatile()
        && plan.addsColumn()
        && plan.sync().isEmpty()) {
      object(
          Kind.DEFAULT,
          "column.default",
          "column.default: %s is volatile, so that adding the column would rewrite the table under a lock that blocks everyone; give the same expression as sync.forward: then rows are filled in slices, and the default is set afterwards",
          String.valueOf(one.column().defaultValue()));
    }
  }

  private String nameOf(Identifier column) {
    int number = plan.column().names().indexOf(column);
    return number < 1 ? "column.name" : "column.also[%d].name".formatted(number - 1);
  }

  private void object(Kind kind, String path, String message, Object... values) {
    found.add(new Objection(kind, path, message.formatted(values)));
  }
}
