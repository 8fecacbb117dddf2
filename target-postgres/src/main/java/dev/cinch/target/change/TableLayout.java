package dev.cinch.target.change;

import dev.cinch.target.name.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the steps need to know of the target at the moment they are made.
 *
 * @param serverMajor PostgreSQL's major version
 * @param table the table itself
 * @param leaves the physical tables: the partitions, or the table alone where it has none
 * @param primaryKey its primary key; null without one
 */
public record TableLayout(
    int serverMajor, TableName table, List<TableName> leaves, @Nullable PrimaryKey primaryKey) {

  public TableLayout {
    leaves = List.copyOf(leaves);
  }

  /** Of a table whose primary key no step changes. */
  public TableLayout(int serverMajor, TableName table, List<TableName> leaves) {
    this(serverMajor, table, leaves, null);
  }

  /** A table without partitions. */
  public static TableLayout plain(int serverMajor, TableName table) {
    return new TableLayout(serverMajor, table, List.of(table));
  }

  /** Whether the table is only the parent of the physical ones. */
  public boolean partitioned() {
    return !leaves.contains(table);
  }

  /** The tables that inherit from this one, at any depth, without being partitions. */
  public List<TableName> heirs() {
    return partitioned() ? List.of() : leaves.stream().filter(leaf -> !leaf.equals(table)).toList();
  }
}
