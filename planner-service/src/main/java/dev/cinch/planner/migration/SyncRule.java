package dev.cinch.planner.migration;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How old and new column are kept in step, in the words of the target's own PostgreSQL.
 *
 * @param forward how a row's new value is found
 * @param backward how the old value is found from the new one; null: there is no way back, or
 *     several columns are replaced
 * @param backwards of several replaced columns, how each one's value is found; by name
 * @param also where one column is split, how the values of the columns beside the first are found;
 *     by name
 */
public record SyncRule(
    Forward forward,
    @Nullable String backward,
    Map<String, String> backwards,
    Map<String, String> also) {

  public SyncRule {
    // an earlier planner knew of one column only
    backwards = backwards == null ? Map.of() : Map.copyOf(backwards);
    also = also == null ? Map.of() : Map.copyOf(also);
  }

  /** Of no replaced column, or one. */
  public SyncRule(Forward forward, @Nullable String backward) {
    this(forward, backward, Map.of(), Map.of());
  }

  /** How the value of one of so many replaced columns is found; null: there is no way back. */
  public @Nullable String backwardOf(String column, int columns) {
    return columns == 1 ? backward : backwards.get(column);
  }

  /**
   * The forward expression, of several columns the first one's.
   *
   * @param expression as PostgreSQL prints it, each column qualified by the alias {@code new}
   * @param digest of the expressions of all columns; the marker on the target holds the same
   * @param reads the columns that they read
   * @param volatileValue each call gives another value: rows are filled where null, never repaired
   */
  public record Forward(
      String expression, String digest, List<String> reads, boolean volatileValue) {
    public Forward {
      reads = List.copyOf(reads);
    }
  }
}
