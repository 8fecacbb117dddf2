package dev.cinch.planner.range;

import dev.cinch.target.name.TableName;
import java.util.UUID;

/**
 * Consecutive pages of one leaf: what a worker takes.
 *
 * @param issue how often it has been given out
 */
public record Range(UUID id, TableName leaf, long firstPage, long endPage, int issue) {

  public long pages() {
    return endPage - firstPage;
  }
}
