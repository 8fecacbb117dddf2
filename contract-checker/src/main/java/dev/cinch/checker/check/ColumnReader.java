package dev.cinch.checker.check;

/**
 * Something in the database that reads a column.
 *
 * @param what what it is, such as {@code view shop.totals}
 * @param evidence how that is known
 */
public record ColumnReader(String what, Evidence evidence) {

  /** How it is known that something reads a column. */
  public enum Evidence {
    /** The database itself says so. */
    RECORDED,
    /** Its text, or its own name for it, says the column's name. */
    NAMED,
    /** Its text takes rows with all their columns. */
    WHOLE_ROWS
  }

  boolean certain() {
    return evidence == Evidence.RECORDED;
  }
}
