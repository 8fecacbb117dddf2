package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import java.util.stream.Stream;

/** Logical subscribers. */
final class Publications implements Rule {

  @Override
  public String id() {
    return "table.publication";
  }

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    return plan.addsColumn() && !target.table().identity().publications().isEmpty()
        ? Stream.of(
            Advice.warning(
                "table",
                "The table is in publication %s: subscribers whose table lacks the new column stop at its first row"
                    .formatted(String.join(", ", target.table().identity().publications())),
                "Add the column there first, nullable and without a default"))
        : Stream.of();
  }
}
