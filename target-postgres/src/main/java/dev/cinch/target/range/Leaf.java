package dev.cinch.target.range;

import dev.cinch.target.name.TableName;
import org.jspecify.annotations.Nullable;

/**
 * One physical table with rows: a table itself or one of its partitions.
 *
 * @param table its name
 * @param oid its object id
 * @param filenode number of its file; another one means that the table was rewritten
 * @param pages its size in pages when it was read
 * @param estimatedRows rows as of the last vacuum or analyze; null where there was none yet
 */
public record Leaf(
    TableName table, long oid, long filenode, long pages, @Nullable Long estimatedRows) {}
