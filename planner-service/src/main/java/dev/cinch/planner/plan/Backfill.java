package dev.cinch.planner.plan;

import dev.cinch.target.name.Identifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Limits of the fill, and what others see of it.
 *
 * @param rowsPerSecond that all workers together may write; null: no cap
 * @param badRows how many rows that fail by themselves are tolerated
 * @param labelled whether its changes are labelled in the log for those who read changes
 * @param triggers the table's own triggers that may fire at each row that is written
 * @param slices what the workers may choose at most
 * @param thresholds what slows the workers down, and what stops them
 */
public record Backfill(
    @Nullable Long rowsPerSecond,
    long badRows,
    boolean labelled,
    List<Identifier> triggers,
    SliceCaps slices,
    List<Threshold> thresholds) {

  public Backfill {
    triggers = List.copyOf(triggers);
    thresholds = List.copyOf(thresholds);
  }
}
