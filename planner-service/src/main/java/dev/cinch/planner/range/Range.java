package dev.cinch.planner.range;

import dev.cinch.target.name.TableName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive pages of one leaf: what a worker takes.
 *
 * @param issue how often it has been given out
 * @param again why it is given out once more; null where it is for the first time
 */
public record Range(
    UUID id, TableName leaf, long firstPage, long endPage, int issue, @Nullable Again again) {

  /** Why a range is given out once more. */
  public enum Again {
    /** A worker began it and was not heard of any more. */
    SILENT,
    /** Nobody took it although others moved. */
    UNTAKEN,
    /** A worker could not do it. */
    FAILED,
    /** A worker handed it back untouched: the target, the pace or its end did not let it. */
    HANDED_BACK,
    /** The migration was resumed. */
    RESUMED
  }

  public long pages() {
    return endPage - firstPage;
  }
}
