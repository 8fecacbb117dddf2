package dev.cinch.target.change;

import dev.cinch.target.step.Step;
import java.util.List;

/** Makes the sync trigger fire for the columns concerned only, once VERIFY is done. */
public record Narrow(ColumnChange change) implements Operation {

  @Override
  public List<Step> steps() {
    return List.of();
  }
}
