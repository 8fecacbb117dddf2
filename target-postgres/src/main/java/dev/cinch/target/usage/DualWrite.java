package dev.cinch.target.usage;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.util.List;

/**
 * What applications have to do that write both columns themselves.
 *
 * @param tables the table and its partitions
 * @param column the new column, which each insert names, and each update of what it is made from
 * @param sources what it is made from
 */
public record DualWrite(List<TableName> tables, Identifier column, List<Identifier> sources) {

  public DualWrite {
    tables = List.copyOf(tables);
    sources = List.copyOf(sources);
  }
}
