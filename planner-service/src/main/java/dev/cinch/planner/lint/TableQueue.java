package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import java.util.stream.Stream;

/** Other migrations that have the table. */
final class TableQueue implements Rule {

  @Override
  public String id() {
    return "table.queue";
  }

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    return target.surroundings().queue().stream()
        .filter(migration -> !migration.equals(plan.id()))
        .map(
            migration ->
                Advice.info(
                    "table",
                    "Migration %s of this table is not over: the next one waits in line before EXPAND until it is"
                        .formatted(migration),
                    "Start it all the same if it may wait; else see to it that %s is completed, rolled back or aborted first"
                        .formatted(migration)));
  }
}
