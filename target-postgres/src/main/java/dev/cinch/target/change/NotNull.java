package dev.cinch.target.change;

import dev.cinch.target.step.Step;
import java.util.List;

/** Makes the new column NOT NULL, in TIGHTEN. */
public record NotNull(ColumnChange change, TableLayout layout) implements Operation {

  @Override
  public List<Step> steps() {
    return List.of();
  }
}
