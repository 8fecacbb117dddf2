package dev.cinch.planner.range;

import dev.cinch.target.name.TableName;
import org.jspecify.annotations.Nullable;

/**
 * One physical table as it was when its ranges were cut.
 *
 * @param filenode another one later means that the table was rewritten
 * @param timeline another one later means that the server failed over
 */
public record LeafExtent(TableName leaf, long filenode, int timeline, long pages) {

  /** Whether ranges cut from the other one still fit; none fit where it was not there. */
  boolean isAsCut(@Nullable LeafExtent cut) {
    return cut != null && cut.filenode == filenode && cut.timeline == timeline;
  }
}
