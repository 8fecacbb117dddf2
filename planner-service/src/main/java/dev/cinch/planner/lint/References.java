package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import dev.cinch.target.change.ConstraintPlan.Reference;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The foreign keys of a plan with their places. */
final class References {

  private References() {}

  /** One of them. */
  record Placed(Reference plan, String path) {}

  static Stream<Placed> of(Plan plan) {
    List<Reference> references =
        plan.demands().constraints().stream()
            .filter(Reference.class::isInstance)
            .map(Reference.class::cast)
            .toList();
    return IntStream.range(0, references.size())
        .mapToObj(
            number ->
                new Placed(references.get(number), "tighten.references[%d]".formatted(number)));
  }
}
