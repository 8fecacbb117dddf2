package dev.cinch.target.change;

import dev.cinch.target.step.Step;
import java.util.List;

/** Adds the new column, nullable, in EXPAND. */
public record AddColumn(ColumnChange change) implements Operation {

  @Override
  public List<Step> steps() {
    return List.of();
  }
}
