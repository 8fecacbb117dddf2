package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import dev.cinch.target.catalog.TriggerFacts;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Triggers that each filled row fires. */
final class FiringTriggers implements Rule {

  @Override
  public String id() {
    return "table.triggers";
  }

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    return plan.sync().isEmpty()
        ? Stream.of()
        : target.table().triggers().stream()
            .filter(trigger -> UPDATE.matcher(trigger.definition()).find())
            .map(trigger -> advice(plan, trigger));
  }

  private static Advice advice(Plan plan, TriggerFacts trigger) {
    if (plan.work().backfill().triggers().contains(trigger.name())) {
      return Advice.info(
          "backfill.triggers",
          "Trigger %s fires at each row that the fill writes, as the plan allows"
              .formatted(trigger.name()),
          "Be sure that it bears as many rows as the table has");
    }
    return trigger.definition().contains(CONDITION)
        ? Advice.warning(
            "table",
            "Trigger %s fires at the rows of the fill that meet its condition"
                .formatted(trigger.name()),
            "Be sure that none does, or that it may")
        : Advice.error(
            "table",
            "Trigger %s would fire at each row that the fill writes".formatted(trigger.name()),
            "Name it in backfill.triggers if it may; give it a WHEN clause or a column list if it need not");
  }

  private static final String CONDITION = " WHEN (";

  // "update of" some columns does not fire for others
  private static final Pattern UPDATE = Pattern.compile("(?i)\\bupdate\\b(?! of\\b)(?=.* on )");
}
