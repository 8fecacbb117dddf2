package dev.cinch.target.query;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.util.List;

/**
 * Readers are to read one column of a table in place of another.
 *
 * @param table the table, or the parent of its partitions
 * @param family the table and its partitions
 * @param from the column that they read
 * @param to the one that they are to read
 */
public record ColumnMove(TableName table, List<TableName> family, Identifier from, Identifier to) {

  public ColumnMove {
    family = List.copyOf(family);
  }
}
