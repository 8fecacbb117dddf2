package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import java.util.stream.Stream;

/** What readers' queries come to on the new column can't be found out. */
final class UnseenQueries implements Rule {

  @Override
  public String id() {
    return "switch.unseen-queries";
  }

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    String why = target.surroundings().queriesUnseen();
    boolean compares = plan.replaces().size() == 1 && plan.exposure().readers().dearer() != null;
    return compares && why != null
        ? Stream.of(
            Advice.info(
                "replaces",
                "Before SWITCH nobody can say which queries get much dearer on column %s: %s"
                    .formatted(plan.column().name(), why),
                "Create the extension pg_stat_statements in the target and grant pg_read_all_stats to the planner's role, or write \"dearer: off\" under switch"))
        : Stream.of();
  }
}
