package dev.cinch.planner.range;

import dev.cinch.target.name.TableName;

/**
 * One physical table as it was when its ranges were cut.
 *
 * @param filenode another one later means that the table was rewritten
 * @param timeline another one later means that the server failed over
 */
public record LeafExtent(TableName leaf, long filenode, int timeline, long pages) {}
