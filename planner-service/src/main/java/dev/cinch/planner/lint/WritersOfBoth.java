package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import java.util.stream.Stream;

/** Nothing of ours keeps the columns in step: what that asks of others. */
final class WritersOfBoth implements Rule {

  @Override
  public String id() {
    return "sync.by-applications";
  }

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    return plan.isKeptByApplications()
        ? Stream.of(
            Advice.info(
                "sync",
                "A writer that leaves column %s out is met by VERIFY, not before; while rows are counted, one snapshot keeps vacuum from clearing dead rows away"
                    .formatted(plan.column().name()),
                "Deploy every writer of the table before SYNC is approved, jobs and imports too; grant pg_read_all_stats to the planner's role, so that it can name those that forget"))
        : Stream.of();
  }
}
