package dev.cinch.target.catalog;

import dev.cinch.target.name.Identifier;
import java.util.List;

/**
 * One index of a table.
 *
 * @param name its name, in the table's schema
 * @param unique whether it refuses duplicates
 * @param primary whether it is the primary key's
 * @param valid whether queries may use it; false for the remains of a concurrent build
 * @param ready whether writes go into it
 * @param definition the statement that makes it
 * @param columns the columns in it, included ones too; a column of an expression or a predicate
 *     counts
 */
public record IndexFacts(
    Identifier name,
    boolean unique,
    boolean primary,
    boolean valid,
    boolean ready,
    String definition,
    List<Identifier> columns) {

  public IndexFacts {
    columns = List.copyOf(columns);
  }
}
