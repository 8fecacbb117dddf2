package dev.cinch.target.change;

import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses a second row with the same values, in TIGHTEN: a unique index is built concurrently, and
 * the constraint takes it over. A partitioned table can't take over an index: there the index alone
 * keeps the promise.
 */
public record AddUnique(ColumnChange change, TableLayout layout, ConstraintPlan.Unique unique)
    implements Operation {

  @Override
  public List<Step> steps() {
    List<Step> steps =
        new ArrayList<>(
            new BuildIndex(change, layout, IndexPlan.uniqueOn(unique.name(), unique.columns()))
                .steps());
    if (!layout.partitioned()) {
      steps.add(
          new ConstraintSteps(change.mark(), change.table(), unique.name())
              .add(
                  "tighten.add-unique",
                  "unique using index " + unique.name().quoted(),
                  LockMode.ACCESS_EXCLUSIVE));
    }
    return List.copyOf(steps);
  }
}
