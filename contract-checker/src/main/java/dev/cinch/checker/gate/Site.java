package dev.cinch.checker.gate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a migration works, and what the phase does there.
 *
 * @param target the name of the target database
 * @param table the table that changes, with its schema
 * @param column the new column
 * @param drops the columns that go with the phase, and their names with them
 * @param takesNameOf the column that goes with the phase and whose name the new one takes over;
 *     null where it does not
 * @param demandsNotNull whether no row may be null in the new column from this phase on
 * @param epoch the epoch that the target's marker holds
 */
public record Site(
    String target,
    QualifiedName table,
    String column,
    List<String> drops,
    @Nullable String takesNameOf,
    boolean demandsNotNull,
    long epoch) {

  public Site {
    // a question that was stored before there was a list may hold nothing
    drops = drops == null ? List.of() : List.copyOf(drops);
  }

  /** Where no column takes the name of another. */
  public Site(
      String target,
      QualifiedName table,
      String column,
      List<String> drops,
      boolean demandsNotNull,
      long epoch) {
    this(target, table, column, drops, null, demandsNotNull, epoch);
  }

  /** The names by which nobody finds a column any more from the phase on. */
  public List<String> namesThatGo() {
    return takesNameOf == null ? drops : List.of(column);
  }

  /** A table's name with its schema, both unquoted. */
  public record QualifiedName(String schema, String name) {

    @Override
    public String toString() {
      return schema + "." + name;
    }
  }
}
