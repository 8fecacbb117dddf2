package dev.cinch.target.change;

import dev.cinch.target.step.Step;
import java.util.List;

/** Raises the epoch, so that no writer of an older one writes again. */
public record RaiseEpoch(ColumnChange change, TableLayout layout, long epoch) implements Operation {

  @Override
  public List<Step> steps() {
    return List.of();
  }
}
