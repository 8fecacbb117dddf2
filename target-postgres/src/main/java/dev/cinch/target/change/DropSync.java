package dev.cinch.target.change;

import dev.cinch.target.step.Step;
import java.util.List;

/** Removes trigger and function; the undo of SYNC. */
public record DropSync(ColumnChange change) implements Operation {

  @Override
  public List<Step> steps() {
    return List.of();
  }
}
