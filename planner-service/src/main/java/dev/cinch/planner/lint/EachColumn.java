package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Column;
import dev.cinch.planner.plan.Plan;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Looks at each column of a plan for what a rule knows. */
record EachColumn(ColumnRule rule) implements Rule {

  private static final String FIRST = "column";

  @Override
  public String id() {
    return rule.id();
  }

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    List<Column> also = plan.column().also();
    return Stream.concat(
        look(plan.column(), target, FIRST),
        IntStream.range(0, also.size())
            .boxed()
            .flatMap(
                number -> look(also.get(number), target, "column.also[%d]".formatted(number))));
  }

  private Stream<Advice> look(Column column, TargetPicture target, String path) {
    return rule.look(column, target.surroundings().of(column.name()))
        .map(advice -> advice.at(path + advice.path().substring(FIRST.length())));
  }
}
