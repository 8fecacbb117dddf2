package dev.cinch.target.change;

import dev.cinch.target.step.Step;
import java.util.List;

/** Gathers statistics of the new column once the data is in. */
public record AnalyzeColumn(ColumnChange change) implements Operation {

  @Override
  public List<Step> steps() {
    return List.of();
  }
}
