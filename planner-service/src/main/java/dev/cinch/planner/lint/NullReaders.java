package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import java.util.stream.Stream;

/** Readers who have never met a null. */
final class NullReaders implements Rule {

  @Override
  public String id() {
    return "relax.readers";
  }

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    return plan.work().allowsNulls() && plan.exposure().events().isEmpty()
        ? Stream.of(
            Advice.warning(
                "relax",
                "Whoever reads the column meets nulls from TIGHTEN on, and the plan names no event by which the gate could ask them",
                "Deploy readers that bear nulls first; name the events that carry the column"))
        : Stream.of();
  }
}
