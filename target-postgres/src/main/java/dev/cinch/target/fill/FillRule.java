package dev.cinch.target.fill;

import dev.cinch.target.change.Marker;
import dev.cinch.target.change.MarkerPlace;
import dev.cinch.target.change.MigrationObjects;
import dev.cinch.target.name.TableName;
import dev.cinch.target.value.Values;

/**
 * How rows are filled, and under which marker.
 *
 * @param table the table that the migration changes; the parent where it is partitioned
 * @param values what the new columns are to hold
 * @param marker what the target's marker must say for a write to count
 * @param labelled whether each transaction that writes begins with a message in the log, by which
 *     readers of changes tell ours from those of applications
 */
public record FillRule(TableName table, Values values, Marker marker, boolean labelled) {

  public FillRule {
    if (!marker.digest().equals(values.digest())) {
      throw new IllegalArgumentException(
          "Cannot fill %s of %s by an expression that the marker of migration %s does not hold; take the expression from the migration's state"
              .formatted(values.first(), table, marker.migration()));
    }
  }

  /** Where the marker stands. */
  MarkerPlace markerPlace() {
    return new MarkerPlace(
        values.mode(),
        marker.migration(),
        MigrationObjects.of(marker.migration(), table),
        values.first());
  }
}
