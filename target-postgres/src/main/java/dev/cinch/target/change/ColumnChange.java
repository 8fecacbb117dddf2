package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one migration changes on the target: all that its steps are made from.
 *
 * @param migration id of the migration; our objects carry it in their names and comments
 * @param table the table, or the parent of its partitions
 * @param column the column
 * @param filling how a row's new value is found; null where no row is written
 * @param replacement the column that the new one replaces, if any
 */
public record ColumnChange(
    String migration,
    TableName table,
    ColumnPlan column,
    @Nullable Forward filling,
    @Nullable Replacement replacement) {

  private static final Pattern MIGRATION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

  public ColumnChange {
    if (!MIGRATION.matcher(migration).matches()) {
      throw new IllegalArgumentException(
          "Cannot name objects after migration \"%s\": use letters, digits, dot, dash and underscore, at most 200"
              .formatted(migration));
    }
    if (replacement != null && replacement.column().equals(column.name())) {
      throw new IllegalArgumentException(
          "Cannot replace column %s of %s by itself".formatted(column.name(), table));
    }
    if (replacement != null
        && replacement.backward() != null
        && filling != null
        && filling.volatileValue()) {
      throw new IllegalArgumentException(
          "Cannot keep %s and %s of %s in step both ways: the forward expression is volatile; leave out the backward expression"
              .formatted(replacement.column(), column.name(), table));
    }
  }

  /** How a row's new value is found, in a change that writes rows. */
  public Forward forward() {
    if (filling == null) {
      throw new IllegalStateException(
          "Cannot fill column %s of %s: the plan says no way to find its values"
              .formatted(column.name(), table));
    }
    return filling;
  }

  /** The column that is replaced, if any. */
  public Optional<Identifier> replaced() {
    return Optional.ofNullable(replacement).map(Replacement::column);
  }

  /** The expression that keeps the old column in step with the new one, if the plan gives one. */
  public Optional<String> backward() {
    return Optional.ofNullable(replacement).map(Replacement::backward);
  }

  /** What tells our indexes and constraints from others. */
  Mark mark() {
    return new Mark(migration);
  }

  /** The names of our objects on the target. */
  public MigrationObjects objects() {
    return MigrationObjects.of(migration, table);
  }

  /** The marker of this change under an epoch. */
  public Marker marker(long epoch) {
    return Marker.of(migration, epoch, forward().expression());
  }

  /** The columns whose values the two columns depend on: what the narrowed trigger fires for. */
  Set<Identifier> watched() {
    Set<Identifier> columns = new LinkedHashSet<>(forward().reads());
    replaced().ifPresent(columns::add);
    columns.add(column.name());
    return columns;
  }

  /** The columns whose change calls for the forward expression. */
  List<Identifier> sources() {
    return watched().stream().filter(name -> !name.equals(column.name())).toList();
  }
}
