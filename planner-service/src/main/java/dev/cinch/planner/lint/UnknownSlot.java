package dev.cinch.planner.lint;

import dev.cinch.planner.lint.TargetPicture.Slot;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.Threshold.Language;
import dev.cinch.planner.plan.Threshold.Query;
import java.util.List;
import java.util.stream.Stream;

/** A slot that the fill is to wait for, and that is not there. */
final class UnknownSlot implements Rule {

  @Override
  public String id() {
    return "backfill.unknown-slot";
  }

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    List<String> known = target.surroundings().slots().stream().map(Slot::name).toList();
    return plan.work().backfill().thresholds().stream()
        .flatMap(threshold -> Stream.ofNullable(threshold.query()))
        .filter(query -> query.language() == Language.SLOT)
        .map(Query::text)
        .filter(slot -> !known.contains(slot))
        .map(
            slot ->
                Advice.warning(
                    "backfill.throttle.slots",
                    "The server has no replication slot %s: while it can't be read, the fill gets slower and slower"
                        .formatted(slot),
                    known.isEmpty()
                        ? "Create it first, or take it out of the plan"
                        : "Name one of " + String.join(", ", known)));
  }
}
