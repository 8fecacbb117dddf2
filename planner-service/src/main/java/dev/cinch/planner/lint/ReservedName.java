package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import java.util.stream.Stream;

/** A name that has to be quoted everywhere. */
final class ReservedName implements Rule {

  @Override
  public String id() {
    return "column.reserved-name";
  }

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    return target.surroundings().reservedName()
        ? Stream.of(
            Advice.warning(
                "column.name",
                "%s is a reserved word: every statement has to quote it"
                    .formatted(plan.column().name()),
                "Choose another name"))
        : Stream.of();
  }
}
