package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Indexes that cost more than they give. */
final class WideIndex implements Rule {

  @Override
  public String id() {
    return "index.wide";
  }

  private static final int WIDE = 3;

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    return IntStream.range(0, plan.demands().indexes().size())
        .filter(number -> plan.demands().indexes().get(number).key().columns().size() > WIDE)
        .mapToObj(
            number ->
                Advice.warning(
                    "indexes[%d].columns".formatted(number),
                    "Index %s has more than %d columns: it is large, and each update of one of them writes it"
                        .formatted(plan.demands().indexes().get(number).name(), WIDE),
                    "Index the columns that select most, and put the others into include if queries read them"));
  }
}
