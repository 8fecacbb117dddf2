package dev.cinch.target.catalog;

import dev.cinch.target.name.TableName;
import dev.cinch.target.range.Leaf;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/** Reads what a target database knows of itself. It takes no lock but that of reading catalogs. */
public final class Catalog {

  private final Connection connection;

  public Catalog(Connection connection) {
    this.connection = connection;
  }

  /** The server at the other end. */
  public ServerFacts server() {
    throw new UnsupportedOperationException("under construction " + connection);
  }

  /** All that is known of a table; empty where there is none of that name. */
  public Optional<TableFacts> table(TableName name) {
    throw new UnsupportedOperationException("under construction " + name);
  }

  /** The physical tables with the table's rows, by name; empty where there is none. */
  public List<Leaf> leaves(TableName name) {
    throw new UnsupportedOperationException("under construction " + name);
  }

  /** What else in the database reads the table's columns. */
  public List<Dependent> dependents(TableName name) {
    throw new UnsupportedOperationException("under construction " + name);
  }
}
