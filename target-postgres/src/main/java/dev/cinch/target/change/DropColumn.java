package dev.cinch.target.change;

import dev.cinch.target.step.Step;
import java.util.List;

/** Removes the new column; the undo of EXPAND. */
public record DropColumn(ColumnChange change) implements Operation {

  @Override
  public List<Step> steps() {
    return List.of();
  }
}
