package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import java.util.stream.Stream;

/** A new column for a type that the old one could have for nothing. */
final class FreeType implements Rule {

  @Override
  public String id() {
    return "column.free-type";
  }

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    return target.surroundings().freeOfReplaced()
        ? Stream.of(
            Advice.warning(
                "replaces",
                "PostgreSQL makes %s of column %s without writing a row or an index: a new column is more than the change needs"
                    .formatted(plan.column().type(), plan.replacedNames()),
                "Name the old column, with existing: true and type"))
        : Stream.of();
  }
}
