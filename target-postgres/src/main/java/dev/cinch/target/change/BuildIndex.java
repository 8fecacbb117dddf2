package dev.cinch.target.change;

import dev.cinch.target.step.Step;
import java.util.List;

/** Builds one index concurrently. */
public record BuildIndex(ColumnChange change, TableLayout layout, IndexPlan index) implements Operation {

  @Override
  public List<Step> steps() {
    return List.of();
  }
}
