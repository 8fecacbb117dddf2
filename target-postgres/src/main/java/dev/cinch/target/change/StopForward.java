package dev.cinch.target.change;

import dev.cinch.target.step.Step;
import java.util.List;

/** Lets the new column go its own way, in SWITCH without a backward expression. */
public record StopForward(ColumnChange change) implements Operation {

  @Override
  public List<Step> steps() {
    return List.of();
  }
}
