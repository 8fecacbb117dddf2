package dev.cinch.target.change;

import dev.cinch.target.name.TableName;
import java.util.List;

/**
 * What the steps need to know of the target at the moment they are made.
 *
 * @param serverMajor PostgreSQL's major version
 * @param table the table itself
 * @param leaves the physical tables: the partitions, or the table alone where it has none
 */
public record TableLayout(int serverMajor, TableName table, List<TableName> leaves) {

  public TableLayout {
    leaves = List.copyOf(leaves);
  }

  /** A table without partitions. */
  public static TableLayout plain(int serverMajor, TableName table) {
    return new TableLayout(serverMajor, table, List.of(table));
  }

  /** Whether the table is only the parent of the physical ones. */
  public boolean partitioned() {
    return !leaves.equals(List.of(table));
  }
}
