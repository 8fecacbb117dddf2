package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.Plan.Fate;
import dev.cinch.target.catalog.ConstraintType;
import java.util.Set;
import java.util.stream.Stream;

/** What PostgreSQL drops together with a column. */
final class GoesToo implements Rule {

  private static final Set<ConstraintType> GO =
      Set.of(
          ConstraintType.CHECK,
          ConstraintType.UNIQUE,
          ConstraintType.FOREIGN_KEY,
          ConstraintType.EXCLUSION);

  @Override
  public String id() {
    return "column.goes-too";
  }

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    return plan.going().stream()
        .flatMap(
            going ->
                Stream.concat(
                    target.table().indexes().stream()
                        .filter(index -> index.columns().contains(going))
                        .filter(index -> target.table().constraint(index.name()).isEmpty())
                        .map(index -> "Index " + index.name()),
                    target.table().constraints().stream()
                        .filter(constraint -> GO.contains(constraint.type()))
                        .filter(constraint -> constraint.columns().contains(going))
                        .map(constraint -> "Constraint " + constraint.name())))
        .map(
            what ->
                Advice.warning(
                    plan.column().fate() == Fate.DROP ? "column.name" : "replaces",
                    what + " is on the column that goes, and goes with it in RETIRE",
                    "Give the plan an index or a constraint in its place, if it is still needed"));
  }
}
