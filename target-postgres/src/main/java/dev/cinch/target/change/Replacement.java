package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns that the new one replaces.
 *
 * @param columns one or more; either all of them have a backward expression, or none
 * @param retirement what becomes of them in RETIRE
 */
public record Replacement(List<Replaced> columns, Retirement retirement) {

  /**
   * One of them.
   *
   * @param backward how its value is found from the new one, written as the forward expression is;
   *     null: there is no way back after SWITCH
   */
  public record Replaced(Identifier column, @Nullable String backward) {}

  public Replacement {
    columns = List.copyOf(columns);
    long withBackward = columns.stream().filter(column -> column.backward() != null).count();
    if (columns.isEmpty() || withBackward % columns.size() != 0) {
      throw new IllegalArgumentException(
          "Cannot replace %s: give all of them a backward expression, or none".formatted(columns));
    }
    if (columns.size() > 1 && retirement == Retirement.DROP_AND_RENAME) {
      throw new IllegalArgumentException(
          "Cannot give one column the names of %d".formatted(columns.size()));
    }
  }

  /** Of one column. */
  public Replacement(Identifier column, @Nullable String backward, Retirement retirement) {
    this(List.of(new Replaced(column, backward)), retirement);
  }

  boolean hasWayBack() {
    return columns.get(0).backward() != null;
  }
}
