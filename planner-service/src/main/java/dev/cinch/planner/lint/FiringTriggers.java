package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
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
            .map(
                trigger ->
                    Advice.warning(
                        "table",
                        "Trigger %s fires at each row that the fill writes"
                            .formatted(trigger.name()),
                        "Be sure that it may; give it a WHEN clause or a column list if it need not"));
  }

  // "update of" some columns does not fire for others
  private static final Pattern UPDATE = Pattern.compile("(?i)\\bupdate\\b(?! of\\b)(?=.* on )");
}
