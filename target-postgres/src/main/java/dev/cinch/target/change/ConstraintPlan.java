package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.util.List;

/** A constraint that the plan asks for. */
public sealed interface ConstraintPlan {

  Identifier name();

  /**
   * A condition that each row must meet.
   *
   * @param condition as PostgreSQL prints it
   */
  record Check(Identifier name, String condition) implements ConstraintPlan {}

  /** No two rows have the same values in these columns. */
  record Unique(Identifier name, List<Identifier> columns) implements ConstraintPlan {
    public Unique {
      columns = List.copyOf(columns);
    }
  }

  /**
   * The column's value is one that another table has.
   *
   * @param table the other table
   * @param column of the other table; it has a unique index
   * @param onDelete what becomes of a row whose counterpart is deleted
   */
  record Reference(Identifier name, TableName table, Identifier column, OnDelete onDelete)
      implements ConstraintPlan {}

  /** What becomes of a row whose counterpart is deleted. */
  enum OnDelete {
    /** The deletion is refused at the statement's end. */
    NO_ACTION("no action"),
    /** The deletion is refused at once. */
    RESTRICT("restrict"),
    /** The row is deleted, too. */
    CASCADE("cascade"),
    /** The column becomes null. */
    SET_NULL("set null");

    private final String sql;

    OnDelete(String sql) {
      this.sql = sql;
    }

    String sql() {
      return sql;
    }
  }
}
