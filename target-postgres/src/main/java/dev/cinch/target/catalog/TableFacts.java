package dev.cinch.target.catalog;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.range.Leaf;
import java.util.List;
import java.util.Optional;

/**
 * What the catalog knows of one table. Not one snapshot: a change meanwhile may show in part.
 *
 * @param identity name and what it stands for
 * @param columns live columns in the table's order
 * @param indexes all indexes, invalid ones too
 * @param constraints all constraints
 * @param triggers triggers that somebody made
 * @param leaves the physical tables with its rows, by name: itself, or its partitions
 */
public record TableFacts(
    Identity identity,
    List<ColumnFacts> columns,
    List<IndexFacts> indexes,
    List<ConstraintFacts> constraints,
    List<TriggerFacts> triggers,
    List<Leaf> leaves) {

  public TableFacts {
    columns = List.copyOf(columns);
    indexes = List.copyOf(indexes);
    constraints = List.copyOf(constraints);
    triggers = List.copyOf(triggers);
    leaves = List.copyOf(leaves);
  }

  /**
   * A table's own row in the catalog.
   *
   * @param table its name
   * @param oid its object id
   * @param kind what the name stands for
   * @param owner role that owns it
   * @param rowSecurity what of its rows a role may see
   * @param replicaIdentity what of an old row logical replication is told
   * @param publications publications that it is in, by itself, by its schema or with all tables
   */
  public record Identity(
      TableName table,
      long oid,
      TableKind kind,
      String owner,
      RowSecurity rowSecurity,
      ReplicaIdentity replicaIdentity,
      List<String> publications) {

    public Identity {
      publications = List.copyOf(publications);
    }
  }

  /** Whether policies decide which rows a role sees. */
  public enum RowSecurity {
    /** Everyone with the right to read sees every row. */
    OFF,
    /** Policies decide for everyone but the owner. */
    ON,
    /** Policies decide for the owner too. */
    FORCED
  }

  public Optional<ColumnFacts> column(Identifier name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  public Optional<IndexFacts> index(Identifier name) {
    return indexes.stream().filter(index -> index.name().equals(name)).findFirst();
  }

  public Optional<ConstraintFacts> constraint(Identifier name) {
    return constraints.stream().filter(constraint -> constraint.name().equals(name)).findFirst();
  }

  /** Pages of all leaves. */
  public long pages() {
    return leaves.stream().mapToLong(Leaf::pages).sum();
  }
}
