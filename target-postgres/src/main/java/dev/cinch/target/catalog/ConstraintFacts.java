package dev.cinch.target.catalog;

import dev.cinch.target.name.Identifier;
import java.util.List;

/**
 * One constraint of a table.
 *
 * @param name its name
 * @param type what it demands
 * @param definition as it stands in ALTER TABLE
 * @param validated false while rows from before it may break it
 * @param columns the columns that it is about
 */
public record ConstraintFacts(
    Identifier name,
    ConstraintType type,
    String definition,
    boolean validated,
    List<Identifier> columns) {

  public ConstraintFacts {
    columns = List.copyOf(columns);
  }
}
