package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import java.util.stream.Stream;

/** A target that takes no write. */
final class Replica implements Rule {

  @Override
  public String id() {
    return "server.replica";
  }

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    return target.server().inRecovery()
        ? Stream.of(
            Advice.error(
                "target",
                "The target is a standby, which takes no write",
                "Give the planner the address of the primary"))
        : Stream.of();
  }
}
