package dev.cinch.target.change;

import dev.cinch.target.step.Step;
import java.util.List;

/** Keeps the new column in step with what it is made from, in SYNC. */
public record SyncTrigger(ColumnChange change, long epoch) implements Operation {

  @Override
  public List<Step> steps() {
    return List.of();
  }
}
