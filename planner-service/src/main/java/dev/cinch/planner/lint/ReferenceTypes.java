package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import dev.cinch.target.catalog.ColumnFacts;
import dev.cinch.target.catalog.TableFacts;
import dev.cinch.target.change.ConstraintPlan.Reference;
import java.util.stream.Stream;

/** Foreign keys between different types. */
final class ReferenceTypes implements Rule {

  @Override
  public String id() {
    return "reference.type";
  }

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    return References.of(plan)
        .filter(reference -> !sameType(plan, target, reference.plan()))
        .map(
            reference ->
                Advice.error(
                    reference.path() + ".column",
                    "%s and %s.%s have different types: each check converts, and the index on the other side may not serve"
                        .formatted(
                            plan.column().name(),
                            reference.plan().table(),
                            reference.plan().column()),
                    "Give both the same type"));
  }

  private static boolean sameType(Plan plan, TargetPicture target, Reference reference) {
    TableFacts other = target.referenced().get(reference.table());
    if (other == null) {
      return true;
    }
    String own =
        plan.column().type() == null
            ? target.table().column(plan.column().name()).map(ColumnFacts::type).orElse("")
            : plan.column().type();
    return other
        .column(reference.column())
        .filter(column -> !column.type().equalsIgnoreCase(own))
        .isEmpty();
  }
}
