package dev.cinch.target.change;

import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.util.List;

/**
 * Leaves the indexes and constraints that the plan asked for to the table's owner, in RETIRE: from
 * here on no rollback takes them for ours.
 */
public record KeepDemands(ColumnChange change) implements Operation {

  @Override
  public List<Step> steps() {
    return List.of(
        new Step(
            "retire.keep",
            "Keep what the plan asked for on %s; no way back".formatted(change.table()),
            change.table(),
            LockMode.SHARE_UPDATE_EXCLUSIVE,
            true,
            List.of(),
            List.of(change.mark().release()),
            Undo.impossible(),
            "select " + change.mark().isReleased()));
  }
}
