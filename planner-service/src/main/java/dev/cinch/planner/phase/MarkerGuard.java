package dev.cinch.planner.phase;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.range.CarryPass;
import dev.cinch.planner.step.PhaseFailedException;
import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.change.MarkerPlace;
import java.util.Optional;

/**
 * Finds out, where workers hand ranges back as stale, whether they will for ever: somebody has
 * changed the comment that the marker stands in, or dropped what carries it.
 */
final class MarkerGuard {

  private final PhaseTools tools;
  private final CarryPass carryPass;

  MarkerGuard(PhaseTools tools, CarryPass carryPass) {
    this.tools = tools;
    this.carryPass = carryPass;
  }

  /** To be asked before stale tables are cut anew: that would be in vain. */
  void check(Migration migration, Phase phase) {
    if (!carryPass.hasStaleTable(migration, phase)) {
      return;
    }
    ColumnChange change = Changes.of(migration);
    String wanted = change.marker(migration.epoch()).text();
    Optional<String> found = tools.target().marker(migration.plan(), change);
    if (!found.equals(Optional.of(wanted))) {
      throw new PhaseFailedException(
          "Cannot go on with %s: no worker may write, since the marker is not where it was; %s"
              .formatted(phase, remedy(change, wanted)));
    }
  }

  private static String remedy(ColumnChange change, String wanted) {
    return change.isKeptByApplications()
        ? "somebody has changed the comment on the new column; put it back with: %s; then resume"
            .formatted(MarkerPlace.of(change).write(wanted))
        : "somebody has dropped or replaced the sync function, or changed its comment; roll the migration back and start it anew: rows may have been written past the trigger";
  }
}
