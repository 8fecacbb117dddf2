package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import java.util.stream.Stream;

/** Numbers of the table that run out. */
final class KeyNearItsEnd implements Rule {

  private static final int WORTH_A_LOOK = 50;

  @Override
  public String id() {
    return "table.key-near-its-end";
  }

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    return target.surroundings().usedKeys().stream()
        .filter(key -> key.percent() >= WORTH_A_LOOK)
        .map(
            key ->
                Advice.warning(
                    "table",
                    "Column %s has used %d %% of what its type can count: at the end of it inserts fail"
                        .formatted(key.column(), key.percent()),
                    "Plan its change to bigint before that"));
  }
}
