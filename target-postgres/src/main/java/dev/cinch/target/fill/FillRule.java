package dev.cinch.target.fill;

import dev.cinch.target.change.Marker;
import dev.cinch.target.change.MarkerPlace;
import dev.cinch.target.change.MigrationObjects;
import dev.cinch.target.change.SyncMode;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;

/**
 * How rows are filled, and under which marker.
 *
 * @param table the table that the migration changes; the parent where it is partitioned
 * @param column the new column
 * @param expression as PostgreSQL prints it, each column qualified by the alias {@code new}
 * @param volatileValue true: only rows without a value are filled, none is ever repaired
 * @param mode who writes the column at each write; where applications do, only rows without a value
 *     are filled
 * @param marker what the target's marker must say for a write to count
 * @param labelled whether each transaction that writes begins with a message in the log, by which
 *     readers of changes tell ours from those of applications
 */
public record FillRule(
    TableName table,
    Identifier column,
    String expression,
    boolean volatileValue,
    SyncMode mode,
    Marker marker,
    boolean labelled) {

  /** Where a trigger of ours writes the column at each write, and nobody reads changes. */
  public FillRule(
      TableName table, Identifier column, String expression, boolean volatileValue, Marker marker) {
    this(table, column, expression, volatileValue, SyncMode.TRIGGER, marker, false);
  }

  public FillRule {
    if (!marker.digest().equals(Marker.digest(expression))) {
      throw new IllegalArgumentException(
          "Cannot fill %s of %s by an expression that the marker of migration %s does not hold; take the expression from the migration's state"
              .formatted(column, table, marker.migration()));
    }
  }

  /** Where the marker stands. */
  MarkerPlace markerPlace() {
    return new MarkerPlace(
        mode, marker.migration(), MigrationObjects.of(marker.migration(), table), column);
  }
}
