package dev.cinch.target.catalog;

/**
 * Something in the target that reads a column and breaks or changes when the column does.
 *
 * @param kind what it is
 * @param name its name with its schema, as PostgreSQL prints it
 * @param evidence how it is known that it reads the column
 */
public record Dependent(Kind kind, String name, Evidence evidence) {

  /** What reads a column. */
  public enum Kind {
    /** A view. */
    VIEW,
    /** A stored query. */
    MATERIALIZED_VIEW,
    /** A rewrite rule of a table. */
    RULE,
    /** A function or procedure. */
    FUNCTION,
    /** A row security policy. */
    POLICY,
    /** A trigger with a condition or a list of columns. */
    TRIGGER,
    /** Another column that is generated from it. */
    GENERATED_COLUMN,
    /** Another table's foreign key. */
    FOREIGN_KEY,
    /** Extended statistics. */
    STATISTICS,
    /** A publication with a list of columns or a row filter. */
    PUBLICATION,
    /** A sequence that belongs to the column. */
    SEQUENCE,
    /** Something that a later version of PostgreSQL brought. */
    OTHER
  }

  /** How it is known that a column is read. */
  public enum Evidence {
    /** PostgreSQL keeps it as a dependency. */
    RECORDED,
    /** The source text of a function names table and column; PostgreSQL keeps nothing of it. */
    NAMED_IN_SOURCE,
    /** That text names the table, and takes rows of some table with all their columns. */
    WHOLE_ROWS_IN_SOURCE
  }
}
