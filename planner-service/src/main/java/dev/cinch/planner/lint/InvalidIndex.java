package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import dev.cinch.target.catalog.TableKind;
import java.util.stream.Stream;

/** Indexes that cost every write and serve no query. */
final class InvalidIndex implements Rule {

  @Override
  public String id() {
    return "table.invalid-index";
  }

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    return target.table().indexes().stream()
        .filter(
            index -> !index.valid() && target.table().identity().kind() != TableKind.PARTITIONED)
        .map(
            index ->
                Advice.warning(
                    "table",
                    "Index %s of the table is invalid, as a build that failed leaves it: every write pays for it, no query uses it"
                        .formatted(index.name()),
                    "Drop it, or build it anew: reindex index concurrently"));
  }
}
