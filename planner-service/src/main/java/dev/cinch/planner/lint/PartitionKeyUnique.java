package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import dev.cinch.target.catalog.TableKind;
import dev.cinch.target.change.ConstraintPlan;
import java.util.stream.Stream;

/** Uniqueness across partitions. */
final class PartitionKeyUnique implements Rule {

  @Override
  public String id() {
    return "tighten.partition-key";
  }

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    boolean unique =
        !plan.demands().uniqueIndexes().isEmpty()
            || plan.demands().constraints().stream()
                .anyMatch(ConstraintPlan.Unique.class::isInstance);
    return unique && target.table().identity().kind() == TableKind.PARTITIONED
        ? Stream.of(
            Advice.warning(
                "tighten",
                "On a partitioned table uniqueness needs the partition key among its columns, and is kept by an index, not by a constraint",
                "Add the partition key to the columns"))
        : Stream.of();
  }
}
