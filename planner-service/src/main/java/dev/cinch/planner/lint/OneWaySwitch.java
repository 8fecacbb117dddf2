package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import java.util.stream.Stream;

/** A switch that can not be taken back. */
final class OneWaySwitch implements Rule {

  @Override
  public String id() {
    return "switch.one-way";
  }

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    return !plan.replaces().isEmpty() && plan.backward().isEmpty() && !plan.isKeptByApplications()
        ? Stream.of(
            Advice.warning(
                "sync",
                "Without a backward expression the old column is not kept in step after SWITCH: that is the point of no return",
                "Add sync.backward where the old value can be found from the new one"))
        : Stream.of();
  }
}
