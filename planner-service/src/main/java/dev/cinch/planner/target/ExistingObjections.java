package dev.cinch.planner.target;

import dev.cinch.planner.plan.Objection;
import dev.cinch.planner.plan.Objection.Kind;
import dev.cinch.planner.plan.Plan;
import dev.cinch.target.catalog.Catalog;
import dev.cinch.target.catalog.ColumnFacts;
import dev.cinch.target.catalog.ConstraintType;
import dev.cinch.target.catalog.Dependent;
import dev.cinch.target.catalog.Nullability;
import dev.cinch.target.catalog.TableFacts;
import dev.cinch.target.expression.TypeTrial;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What speaks against what a plan asks of a column that is there already. */
final class ExistingObjections {

  /** What PostgreSQL adapts by itself when a column's type changes. */
  private static final Set<Dependent.Kind> FOLLOW =
      Set.of(Dependent.Kind.SEQUENCE, Dependent.Kind.STATISTICS, Dependent.Kind.FOREIGN_KEY);

  private static final String RELAX = "relax.not-null";

  private final Plan plan;
  private final Connection connection;
  private final List<Objection> found = new ArrayList<>();

  ExistingObjections(Plan plan, Connection connection) {
    this.plan = plan;
    this.connection = connection;
  }

  List<Objection> of(TableFacts table, ColumnFacts column) {
    if (plan.demands().notNull() && column.nullability() == Nullability.NOT_NULL) {
      object(Kind.NULLS, "tighten.not-null", "is not null already; leave out tighten.not-null");
    }
    if (plan.work().allowsNulls()) {
      nulls(table, column);
    }
    if (plan.changesDefault() && (column.isGenerated() || column.identity())) {
      object(
          Kind.DEFAULT,
          "column.default",
          "is generated and has no default; leave out column.default");
    }
    if (plan.changesType()) {
      type(table);
    }
    return List.copyOf(found);
  }

  private void nulls(TableFacts table, ColumnFacts column) {
    if (column.nullability() == Nullability.NULLABLE) {
      object(Kind.NULLS, RELAX, "holds nulls already; leave out relax.not-null");
    } else if (column.identity()) {
      object(Kind.NULLS, RELAX, "is an identity column, which is never null");
    } else if (table.constraints().stream()
        .filter(constraint -> constraint.type() == ConstraintType.PRIMARY_KEY)
        .anyMatch(key -> key.columns().contains(column.name()))) {
      object(Kind.NULLS, RELAX, "is in the primary key, whose columns are never null");
    }
  }

  private void type(TableFacts table) {
    TypeTrial.Outcome outcome = new ExistingColumnQuery(connection).trial(plan, table);
    if (outcome.refusal() != null) {
      object(
          Kind.TYPE,
          "column.type",
          "can't become %s in its place without a wait for everyone: %s; add a new column of that type that replaces it, with sync.forward",
          outcome.type(),
          outcome.refusal());
    }
    List<String> readers =
        new Catalog(connection)
            .dependents(plan.table(), plan.column().name()).stream()
                .filter(dependent -> dependent.evidence() == Dependent.Evidence.RECORDED)
                .filter(dependent -> !FOLLOW.contains(dependent.kind()))
                .map(Dependent::name)
                .toList();
    if (!readers.isEmpty()) {
      object(
          Kind.TYPE,
          "column.type",
          "can't get another type while these read it: %s; drop them first and make them again afterwards",
          String.join(", ", readers));
    }
  }

  private void object(Kind kind, String path, String message, Object... values) {
    found.add(
        new Objection(
            kind,
            path,
            "column %s of %s ".formatted(plan.column().name(), plan.table())
                + message.formatted(values)));
  }
}
