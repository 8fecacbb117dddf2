package dev.cinch.planner.target;

import dev.cinch.planner.migration.SyncRule;
import dev.cinch.planner.migration.SyncRule.Forward;
import dev.cinch.planner.plan.Derivation;
import dev.cinch.planner.plan.Objection;
import dev.cinch.planner.plan.Objection.Kind;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.Sync;
import dev.cinch.planner.step.PhaseFailedException;
import dev.cinch.target.catalog.Catalog;
import dev.cinch.target.catalog.ColumnFacts;
import dev.cinch.target.change.ConstraintPlan.Check;
import dev.cinch.target.change.IndexPlan;
import dev.cinch.target.expression.CanonicalExpression;
import dev.cinch.target.expression.ExpressionInspector;
import dev.cinch.target.expression.Inspection;
import dev.cinch.target.expression.Refusal;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.value.Value;
import dev.cinch.target.value.Values;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The expressions of a plan, as the target's own PostgreSQL reads them. */
final class PlanExpressions {

  private static final Identifier NO_COLUMN = new Identifier("?");

  private final Plan plan;
  private final Connection connection;
  private final ExpressionInspector inspector;
  private final Set<Long> functions = new TreeSet<>();
  // sees the column that the plan adds, whether it is there or not
  private final ExpressionInspector later;

  PlanExpressions(Plan plan, Connection connection) {
    this.plan = plan;
    this.connection = connection;
    this.inspector =
        new ExpressionInspector(connection)
            .allowing(plan.sync().map(Sync::calls).orElse(List.of()));
    this.later = plan.addsColumn() ? withNewColumns() : inspector;
  }

  private ExpressionInspector withNewColumns() {
    ExpressionInspector seeing = inspector;
    for (Plan one : plan.each()) {
      if (column(one.column().name()).isEmpty()) {
        seeing = seeing.withColumn(one.column().name(), type(one));
      }
    }
    return seeing;
  }

  SyncRule syncRule() {
    Map<Identifier, CanonicalExpression> forward = new LinkedHashMap<>();
    plan.each().forEach(one -> forward.put(one.column().name(), accepted("forward", forward(one))));
    CanonicalExpression first = Objects.requireNonNull(forward.get(plan.column().name()));
    Map<String, String> also = new LinkedHashMap<>();
    plan.column()
        .also()
        .forEach(
            column ->
                also.put(
                    column.name().value(),
                    Objects.requireNonNull(forward.get(column.name())).text()));
    Map<String, String> backward = backward();
    return new SyncRule(
        new Forward(
            first.text(),
            values(forward).digest(),
            forward.values().stream()
                .flatMap(expression -> expression.columns().stream())
                .map(Identifier::value)
                .distinct()
                .sorted()
                .toList(),
            first.isVolatile()),
        backward.size() == 1 ? backward.values().iterator().next() : null,
        backward.size() == 1 ? Map.of() : backward,
        also);
  }

  private Values values(Map<Identifier, CanonicalExpression> forward) {
    return new Values(
        forward.entrySet().stream()
            .map(each -> new Value(each.getKey(), each.getValue().text(), true))
            .toList(),
        forward.values().stream().anyMatch(CanonicalExpression::isVolatile),
        plan.sync().orElseThrow().mode());
  }

  /** Empty where the types that are to come are types, and nothing more. */
  Optional<Refusal> typeRefusal() {
    return plan.addsColumn()
        ? plan.each().stream()
            .flatMap(one -> inspector.refuseType(plan.table(), type(one)).stream())
            .findFirst()
        : Optional.empty();
  }

  /** What is wrong with how the new values are found. */
  List<String> forwardRefusals() {
    List<String> refusals = new ArrayList<>();
    for (Plan one : plan.each()) {
      Inspection inspection = forward(one);
      if (inspection instanceof Refusal refusal) {
        refusals.add(refusal.message());
      } else if (!plan.column().also().isEmpty()
          && ((CanonicalExpression) inspection).isVolatile()) {
        refusals.add(
            "the value of %s is another one at each call, so that rows can't be compared; write a plan for it"
                .formatted(one.column().name()));
      }
    }
    return refusals;
  }

  private Inspection forward(Plan one) {
    String forward = one.forward().stream().map(Derivation::expression).findFirst().orElseThrow();
    return seen(inspector.inspect(plan.table(), one.column().name(), type(one), forward));
  }

  /** Of a plan for one column; empty where it gives no default. */
  Optional<Inspection> defaultValue(Plan one) {
    return Optional.ofNullable(one.column().defaultValue())
        .map(
            value ->
                seen(
                    inspector.inspectDefault(plan.table(), one.column().name(), type(one), value)));
  }

  /** The type that the column has when an expression's value is stored in it. */
  private String type(Plan one) {
    return one.addsColumn()
        ? Objects.requireNonNull(one.column().type(), "no type")
        : column(one.column().name()).map(ColumnFacts::type).orElseThrow();
  }

  /** By the column that it is for. */
  private Map<String, String> backward() {
    Map<String, String> expressions = new LinkedHashMap<>();
    for (Derivation backward : plan.backward()) {
      expressions.put(backward.column().value(), accepted("backward", inspect(backward)).text());
    }
    return expressions;
  }

  List<String> backwardRefusals() {
    return plan.backward().stream()
        .map(this::inspect)
        .filter(Refusal.class::isInstance)
        .map(refusal -> ((Refusal) refusal).message())
        .toList();
  }

  private Inspection inspect(Derivation backward) {
    String type =
        column(backward.column())
            .map(ColumnFacts::type)
            .orElseThrow(
                () ->
                    new PhaseFailedException(
                        "Cannot keep column %s in step: table %s has no such column"
                            .formatted(backward.column(), plan.table())));
    return seen(later.inspect(plan.table(), backward.column(), type, backward.expression()));
  }

  private Inspection seen(Inspection inspection) {
    if (inspection instanceof CanonicalExpression expression) {
      functions.addAll(expression.functions());
    }
    return inspection;
  }

  /** Object ids of the functions that the expressions call which have been looked at. */
  Set<Long> functions() {
    return functions;
  }

  private Optional<ColumnFacts> column(Identifier name) {
    return new Catalog(connection).table(plan.table()).flatMap(table -> table.column(name));
  }

  private CanonicalExpression accepted(String which, Inspection inspection) {
    if (inspection instanceof CanonicalExpression expression) {
      return expression;
    }
    throw new PhaseFailedException(
        "Cannot use the %s expression of migration %s: %s"
            .formatted(which, plan.id(), ((Refusal) inspection).message()));
  }

  /**
   * What is wrong with the conditions and indexed expressions; the columns they read must be there.
   */
  List<Objection> demandRefusals() {
    List<Objection> refusals = new ArrayList<>();
    for (IndexPlan index : plan.demands().indexes()) {
      String where = index.options().where();
      String expression = index.key().expression();
      if (where != null) {
        refuse(refusals, "indexes", "condition of index " + index.name(), where);
      }
      if (expression != null) {
        // of any type; as a condition it has one
        refuse(
            refusals,
            "indexes",
            "expression of index " + index.name(),
            "(\n%s\n) is null".formatted(expression));
      }
    }
    plan.demands().constraints().stream()
        .filter(Check.class::isInstance)
        .map(Check.class::cast)
        .forEach(
            check ->
                refuse(
                    refusals, "tighten.checks", "condition of " + check.name(), check.condition()));
    return List.copyOf(refusals);
  }

  private void refuse(List<Objection> refusals, String path, String what, String condition) {
    if (seen(later.inspect(plan.table(), NO_COLUMN, "boolean", condition))
        instanceof Refusal refusal) {
      refusals.add(
          new Objection(Kind.EXPRESSION, path, "%s: %s".formatted(what, refusal.message())));
    }
  }
}
