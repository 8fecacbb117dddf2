package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import java.util.stream.Stream;

/** Publications with a column list. */
final class PublishedColumns implements Rule {

  @Override
  public String id() {
    return "table.publication-columns";
  }

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    return target.surroundings().columnLists().stream()
        .map(
            publication ->
                Advice.warning(
                    "table",
                    "Publication %s carries a list of columns: the new one is not among them, and one that goes can't be dropped"
                        .formatted(publication),
                    "Change the list beside this plan"));
  }
}
