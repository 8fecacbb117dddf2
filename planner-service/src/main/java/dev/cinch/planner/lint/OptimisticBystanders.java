package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import java.util.stream.Stream;

/** Bystanders that notice a rewritten row. */
final class OptimisticBystanders implements Rule {

  @Override
  public String id() {
    return "sync.optimistic-locking";
  }

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    return plan.sync().isPresent()
        ? Stream.of(
            Advice.info(
                "sync",
                "The fill writes each row once: optimistic locking by xmin sees a change, and REPEATABLE READ transactions that update the same row get error 40001",
                "Be sure that such applications try again"))
        : Stream.of();
  }
}
