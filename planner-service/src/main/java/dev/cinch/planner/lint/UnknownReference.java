package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import dev.cinch.target.catalog.TableFacts;
import dev.cinch.target.change.ConstraintPlan.Reference;
import java.util.List;
import java.util.stream.Stream;

/** Foreign keys to what is not there, or not unique. */
final class UnknownReference implements Rule {

  @Override
  public String id() {
    return "reference.target";
  }

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    return References.of(plan)
        .filter(reference -> !isUnique(target, reference.plan()))
        .map(
            reference ->
                Advice.error(
                    reference.path(),
                    "%s has no unique index on %s alone that a foreign key could refer to"
                        .formatted(reference.plan().table(), reference.plan().column()),
                    "Refer to the primary key, or add a unique index there first"));
  }

  private static boolean isUnique(TargetPicture target, Reference reference) {
    TableFacts other = target.referenced().get(reference.table());
    return other != null
        && other.indexes().stream()
            .anyMatch(
                index ->
                    index.unique()
                        && index.valid()
                        && index.columns().equals(List.of(reference.column())));
  }
}
