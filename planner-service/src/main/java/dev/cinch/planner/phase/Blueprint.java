package dev.cinch.planner.phase;

import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.step.PhaseFailedException;
import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.change.ExistingColumn;
import dev.cinch.target.change.NotNullColumn;
import dev.cinch.target.change.TableLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the steps of a phase are made from.
 *
 * @param existing the column as it was before; null where the plan adds it
 * @param refusingNulls replaced columns that refused nulls before, where that ends on the way
 * @param epoch the one in force
 */
record Blueprint(
    Plan plan,
    ColumnChange change,
    TableLayout layout,
    @Nullable ExistingColumn existing,
    List<NotNullColumn> refusingNulls,
    long epoch) {

  Blueprint {
    change = change.with(layout.heirs());
  }

  /** What the plan's column was before; for phases that only a column passes that was there. */
  ExistingColumn before() {
    if (existing == null) {
      throw new PhaseFailedException(
          "Cannot find column %s of table %s; bring it back and resume, or abort"
              .formatted(plan.column().name(), plan.table()));
    }
    return existing;
  }
}
