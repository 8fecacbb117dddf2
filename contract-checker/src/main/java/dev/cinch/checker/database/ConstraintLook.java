package dev.cinch.checker.database;

import dev.cinch.checker.check.ColumnState;
import dev.cinch.target.catalog.ColumnFacts;
import dev.cinch.target.catalog.ConstraintFacts;
import dev.cinch.target.catalog.Nullability;
import dev.cinch.target.catalog.TableFacts;
import dev.cinch.target.name.Identifier;
import java.util.List;
import java.util.Optional;

/** Looks at the constraints on a column. */
final class ConstraintLook {

  private ConstraintLook() {}

  static Optional<ColumnState> at(TableFacts facts, Identifier column) {
    return facts.column(column).map(found -> state(found, facts));
  }

  private static ColumnState state(ColumnFacts column, TableFacts facts) {
    List<ConstraintFacts> constraints =
        facts.constraints().stream()
            .filter(constraint -> constraint.columns().contains(column.name()))
            .toList();
    return new ColumnState(
        column.nullability() == Nullability.NOT_NULL,
        names(constraints, true),
        names(constraints, false));
  }

  private static List<String> names(List<ConstraintFacts> constraints, boolean validated) {
    return constraints.stream()
        .filter(constraint -> constraint.validated() == validated)
        .map(constraint -> constraint.name().value())
        .toList();
  }
}
