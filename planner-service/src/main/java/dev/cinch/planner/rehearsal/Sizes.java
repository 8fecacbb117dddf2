package dev.cinch.planner.rehearsal;

import org.jspecify.annotations.Nullable;

/**
 * How large a table is, all its partitions together.
 *
 * @param tableBytes with what is kept out of line
 * @param rows as of the last vacuum or analyze; null where there has been none
 */
public record Sizes(long tableBytes, long indexBytes, @Nullable Long rows) {}
