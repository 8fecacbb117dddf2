package dev.cinch.planner.target;

import dev.cinch.planner.plan.Plan;
import dev.cinch.target.catalog.Catalog;
import dev.cinch.target.catalog.ColumnFacts;
import dev.cinch.target.catalog.ConstraintFacts;
import dev.cinch.target.catalog.ConstraintType;
import dev.cinch.target.catalog.Nullability;
import dev.cinch.target.catalog.TableFacts;
import dev.cinch.target.change.NotNullColumn;
import dev.cinch.target.name.Identifier;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the replaced columns in whose way it would be to leave them out: they refuse nulls, and
 * nothing fills them.
 */
record RefusingColumnsQuery(Catalog catalog) {

  List<NotNullColumn> of(Plan plan) {
    return catalog.table(plan.table()).stream()
        .flatMap(table -> plan.replaces().stream().flatMap(column -> refusing(table, column)))
        .toList();
  }

  private static Stream<NotNullColumn> refusing(TableFacts table, Identifier column) {
    return table.column(column).stream()
        .filter(facts -> facts.nullability() != Nullability.NULLABLE)
        .filter(facts -> !isFilled(facts) && !isInKey(table, column))
        .map(facts -> new NotNullColumn(column, constraint(table, column)));
  }

  private static boolean isFilled(ColumnFacts column) {
    return column.defaultExpression() != null || column.identity() || column.isGenerated();
  }

  private static boolean isInKey(TableFacts table, Identifier column) {
    return table.constraints().stream()
        .anyMatch(
            constraint ->
                constraint.type() == ConstraintType.PRIMARY_KEY
                    && constraint.columns().contains(column));
  }

  static @Nullable Identifier constraint(TableFacts table, Identifier column) {
    return table.constraints().stream()
        .filter(constraint -> constraint.type() == ConstraintType.NOT_NULL)
        .filter(constraint -> constraint.columns().equals(List.of(column)))
        .map(ConstraintFacts::name)
        .findFirst()
        .orElse(null);
  }
}
