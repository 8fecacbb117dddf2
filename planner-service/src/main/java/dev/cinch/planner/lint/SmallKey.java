package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import dev.cinch.target.change.ConstraintPlan;
import java.util.stream.Stream;

/** Keys that will run out. */
final class SmallKey implements Rule {

  @Override
  public String id() {
    return "column.key-size";
  }

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    String type = plan.column().type();
    boolean refers =
        plan.demands().constraints().stream().anyMatch(ConstraintPlan.Reference.class::isInstance);
    return refers && type != null && type.matches("(?i)\\s*(int|integer|int4|smallint|int2)\\s*")
        ? Stream.of(
            Advice.warning(
                "column.type",
                "%s: keys of four bytes end at 2,147,483,647, and widening one later means another migration"
                    .formatted(type),
                "Use bigint"))
        : Stream.of();
  }
}
