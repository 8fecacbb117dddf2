package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import java.util.stream.Stream;

/** Old and new code with either default. */
final class BothDefaults implements Rule {

  @Override
  public String id() {
    return "column.both-defaults";
  }

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    return plan.changesDefault()
        ? Stream.of(
            Advice.info(
                "column.default",
                "Rows that leave the column out get the new default from SWITCH on, also those of applications that were deployed before",
                "Be sure that old and new code bear both"))
        : Stream.of();
  }
}
