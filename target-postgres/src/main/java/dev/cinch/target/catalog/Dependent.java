package dev.cinch.target.catalog;

import dev.cinch.target.name.Identifier;

/**
 * Something in the target that reads a column and breaks or changes when the column does.
 *
 * @param kind what it is
 * @param name its name, as PostgreSQL prints it
 * @param column the column that it reads
 * @param evidence how that is known
 */
public record Dependent(Kind kind, String name, Identifier column, Evidence evidence) {

  /** What reads a column. */
  public enum Kind {
    /** A view. */
    VIEW,
    /** A stored query. */
    MATERIALIZED_VIEW,
    /** A function or procedure. */
    FUNCTION,
    /** A row security policy. */
    POLICY,
    /** A trigger with a condition or a list of columns. */
    TRIGGER,
    /** A rewrite rule that is not a view's. */
    RULE,
    /** A generated column. */
    GENERATED_COLUMN,
    /** Extended statistics. */
    STATISTICS,
    /** A publication with a list of columns or a row filter. */
    PUBLICATION
  }

  /** How it is known that a column is read. */
  public enum Evidence {
    /** PostgreSQL keeps it as a dependency. */
    RECORDED,
    /** The source text of a function names table and column; PostgreSQL keeps nothing of it. */
    NAMED_IN_SOURCE
  }
}
