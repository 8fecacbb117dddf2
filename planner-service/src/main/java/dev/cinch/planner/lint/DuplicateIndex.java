package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import dev.cinch.target.catalog.IndexFacts;
import dev.cinch.target.name.Identifier;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Indexes that the table has already. */
final class DuplicateIndex implements Rule {

  @Override
  public String id() {
    return "index.duplicate";
  }

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    return IntStream.range(0, plan.demands().indexes().size())
        .filter(number -> !plan.demands().indexes().get(number).key().columns().isEmpty())
        .boxed()
        .flatMap(number -> serving(plan, target, number));
  }

  private static Stream<Advice> serving(Plan plan, TargetPicture target, int number) {
    List<Identifier> columns = plan.demands().indexes().get(number).key().columns();
    return target.table().indexes().stream()
        .filter(IndexFacts::valid)
        .filter(index -> begins(index.columns(), columns))
        .limit(1)
        .map(
            index ->
                Advice.warning(
                    "indexes[%d].columns".formatted(number),
                    "Index %s of the table begins with the same columns".formatted(index.name()),
                    "Leave the new index out, or drop the old one afterwards"));
  }

  private static boolean begins(List<Identifier> longer, List<Identifier> shorter) {
    return longer.size() >= shorter.size() && longer.subList(0, shorter.size()).equals(shorter);
  }
}
