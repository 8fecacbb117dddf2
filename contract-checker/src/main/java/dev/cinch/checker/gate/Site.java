package dev.cinch.checker.gate;

import java.util.List;

/**
 * Where a migration works, and what the phase does there.
 *
 * @param target the name of the target database
 * @param table the table that changes, with its schema
 * @param column the new column
 * @param drops the columns that go with the phase
 * @param demandsNotNull whether no row may be null in the new column from this phase on
 * @param epoch the epoch that the target's marker holds
 */
public record Site(
    String target,
    QualifiedName table,
    String column,
    List<String> drops,
    boolean demandsNotNull,
    long epoch) {

  public Site {
    // a question that was stored before there was a list may hold nothing
    drops = drops == null ? List.of() : List.copyOf(drops);
  }

  /** A table's name with its schema, both unquoted. */
  public record QualifiedName(String schema, String name) {

    @Override
    public String toString() {
      return schema + "." + name;
    }
  }
}
