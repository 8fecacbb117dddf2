package dev.cinch.planner.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Limits of the fill, and what others see of it.
 *
 * @param rowsPerSecond that all workers together may write; null: no cap
 * @param badRows how many rows that fail by themselves are tolerated
 * @param labelled whether its changes are labelled in the log for those who read changes
 * @param thresholds what slows the workers down, and what stops them
 */
public record Backfill(
    @Nullable Long rowsPerSecond, long badRows, boolean labelled, List<Threshold> thresholds) {

  public Backfill {
    thresholds = List.copyOf(thresholds);
  }
}
