package dev.cinch.checker.gate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a migration works, and what the phase does there.
 *
 * @param target the name of the target database
 * @param table the table that changes, with its schema
 * @param column the new column, the first of several
 * @param drops the columns that go with the phase, and their names with them
 * @param takesNameOf the column that goes with the phase and whose name the new one takes over;
 *     null where it does not
 * @param demandsNotNull whether no row may be null in the new column from this phase on
 * @param epoch the epoch that the target's marker holds
 * @param also where one column is split, the new columns beside the first
 */
public record Site(
    String target,
    QualifiedName table,
    String column,
    List<String> drops,
    @Nullable String takesNameOf,
    boolean demandsNotNull,
    long epoch,
    List<NewColumn> also) {

  public Site {
    // a question that was stored before there was a list may hold nothing
    drops = drops == null ? List.of() : List.copyOf(drops);
    also = also == null ? List.of() : List.copyOf(also);
  }

  /**
   * A column that the migration adds.
   *
   * @param demandsNotNull whether no row may be null in it from this phase on
   */
  public record NewColumn(String name, boolean demandsNotNull) {}

  /** All columns that the migration adds. */
  public List<NewColumn> newColumns() {
    return Stream.concat(Stream.of(new NewColumn(column, demandsNotNull)), also.stream()).toList();
  }

  /** The column of that name, of several the first where none is named. */
  public Optional<NewColumn> newColumn(@Nullable String name) {
    return newColumns().stream()
        .filter(each -> each.name().equals(name == null ? column : name))
        .findFirst();
  }

  /** Of one new column, where none takes the name of another. */
  public Site(
      String target,
      QualifiedName table,
      String column,
      List<String> drops,
      boolean demandsNotNull,
      long epoch) {
    this(target, table, column, drops, null, demandsNotNull, epoch, List.of());
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
