package dev.cinch.target.change;

import dev.cinch.target.step.Step;
import java.util.List;

/** Removes what was replaced and all of ours, in RETIRE. */
public record DropReplaced(ColumnChange change) implements Operation {

  @Override
  public List<Step> steps() {
    return List.of();
  }
}
