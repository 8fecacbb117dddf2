package dev.cinch.target.catalog;

import org.jspecify.annotations.Nullable;

/**
 * How much room a table takes, all its physical tables together.
 *
 * @param tableBytes with what is kept out of line
 * @param estimatedRows rows as of the last vacuum or analyze; null where one had none yet
 */
public record TableSizes(long tableBytes, long indexBytes, @Nullable Long estimatedRows) {}
