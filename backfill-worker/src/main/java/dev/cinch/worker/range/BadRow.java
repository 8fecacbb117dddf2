package dev.cinch.worker.range;

import dev.cinch.target.name.TableName;

/**
 * A row that can't be filled, whatever is tried.
 *
 * @param leaf the physical table
 * @param key its primary key, or its place where it has none
 * @param sqlState what kind of failure it was
 * @param message what the database said, without the values of rows
 */
public record BadRow(TableName leaf, String key, String sqlState, String message) {

  @Override
  public String toString() {
    return "%s of %s: %s (SQLSTATE %s)".formatted(key, leaf, message, sqlState);
  }
}
