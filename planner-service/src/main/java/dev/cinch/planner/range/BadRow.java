package dev.cinch.planner.range;

import dev.cinch.target.name.TableName;

/**
 * A row that can't be filled, whatever is tried: the expression fails on it, or it violates a
 * constraint.
 *
 * @param leaf the physical table
 * @param key its primary key, such as {@code id=4711}; its {@code ctid} where it has none
 * @param sqlState what kind of failure it was
 * @param message what the database said, without the values of rows
 */
public record BadRow(TableName leaf, String key, String sqlState, String message) {}
