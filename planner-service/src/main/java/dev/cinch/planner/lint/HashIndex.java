package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Hash indexes. */
final class HashIndex implements Rule {

  @Override
  public String id() {
    return "index.hash";
  }

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    return IntStream.range(0, plan.demands().indexes().size())
        .filter(number -> "hash".equals(plan.demands().indexes().get(number).options().method()))
        .mapToObj(
            number ->
                Advice.info(
                    "indexes[%d].method".formatted(number),
                    "A hash index serves equality alone: no order, no range, no uniqueness",
                    "Use btree unless a measurement speaks for hash"));
  }
}
