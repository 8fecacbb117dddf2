package dev.cinch.target.change;

import dev.cinch.target.change.Replacement.Replaced;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.value.SyncMode;
import dev.cinch.target.value.Value;
import dev.cinch.target.value.Values;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one migration changes on the target: all that its steps are made from.
 *
 * @param migration id of the migration; our objects carry it in their names and comments
 * @param table the table, or the parent of its partitions
 * @param column the column
 * @param filling how a row's new value is found; null where no row is written
 * @param replacement the column that the new one replaces, if any
 * @param also what is added beside the column, where one column is split
 * @param heirs tables that inherit from the table and are no partitions: a trigger of the table
 *     does not fire for them
 */
public record ColumnChange(
    String migration,
    TableName table,
    ColumnPlan column,
    @Nullable Forward filling,
    @Nullable Replacement replacement,
    List<AlsoAdded> also,
    List<TableName> heirs) {

  private static final Pattern MIGRATION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

  public ColumnChange {
    also = List.copyOf(also);
    heirs = List.copyOf(heirs);
    if (!also.isEmpty() && filling == null) {
      throw new IllegalArgumentException(
          "Cannot add %d columns of %s together: only what is filled in the same write belongs together"
              .formatted(also.size() + 1, table));
    }
    if (filling != null
        && filling.mode() == SyncMode.APPLICATION
        && replacement != null
        && replacement.hasWayBack()) {
      throw new IllegalArgumentException(
          "Cannot write the old column of %s by a backward expression: the applications write both"
              .formatted(table));
    }
    if (!MIGRATION.matcher(migration).matches()) {
      throw new IllegalArgumentException(
          "Cannot name objects after migration \"%s\": use letters, digits, dot, dash and underscore, at most 200"
              .formatted(migration));
    }
    List<Identifier> names = names(column, also);
    if (replacement != null
        && replacement.columns().stream().anyMatch(old -> names.contains(old.column()))) {
      throw new IllegalArgumentException(
          "Cannot replace column %s of %s by itself".formatted(column.name(), table));
    }
    if (replacement != null
        && replacement.hasWayBack()
        && filling != null
        && filling.volatileValue()) {
      throw new IllegalArgumentException(
          "Cannot keep %s and %s of %s in step both ways: the forward expression is volatile; leave out the backward expression"
              .formatted(replacement.columns().get(0).column(), column.name(), table));
    }
  }

  /** Of a table that nothing inherits from, as far as is known. */
  public ColumnChange(
      String migration,
      TableName table,
      ColumnPlan column,
      @Nullable Forward filling,
      @Nullable Replacement replacement,
      List<AlsoAdded> also) {
    this(migration, table, column, filling, replacement, also, List.of());
  }

  /** Of one column. */
  public ColumnChange(
      String migration,
      TableName table,
      ColumnPlan column,
      @Nullable Forward filling,
      @Nullable Replacement replacement) {
    this(migration, table, column, filling, replacement, List.of());
  }

  /** The same with what inherits from the table at this moment. */
  public ColumnChange with(List<TableName> inheriting) {
    return new ColumnChange(migration, table, column, filling, replacement, also, inheriting);
  }

  /** The tables on which a trigger of ours is needed: partitions have their parent's. */
  List<TableName> written() {
    return Stream.concat(Stream.of(table), heirs.stream()).toList();
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

  /** True where rows are written, and applications keep the columns in step. */
  public boolean isKeptByApplications() {
    return filling != null && filling.mode() == SyncMode.APPLICATION;
  }

  /** The columns that are replaced, if any. */
  public List<Identifier> replaced() {
    return replacement == null
        ? List.of()
        : replacement.columns().stream().map(Replaced::column).toList();
  }

  /** True where the old columns are kept in step with the new one. */
  public boolean goesBothWays() {
    return replacement != null && replacement.hasWayBack();
  }

  /** The one column that is replaced. */
  Identifier onlyReplaced() {
    if (replaced().size() != 1) {
      throw new IllegalStateException(
          "Cannot tell whose place column %s of %s takes among %s"
              .formatted(column.name(), table, replaced()));
    }
    return replaced().get(0);
  }

  /** What tells our indexes and constraints from others. */
  Mark mark() {
    return new Mark(migration);
  }

  /** The names of our objects on the target. */
  public MigrationObjects objects() {
    return MigrationObjects.of(migration, table);
  }

  /** The constraint that TIGHTEN adds for a while. */
  Identifier notNullCheck() {
    return column.also() ? objects().notNullOf(column.name()) : objects().notNull();
  }

  /** The id of a step that each of several columns has. */
  String step(String id) {
    return column.also() ? id + "-" + column.name() : id;
  }

  /** The new columns. */
  public List<Identifier> names() {
    return names(column, also);
  }

  private static List<Identifier> names(ColumnPlan column, List<AlsoAdded> also) {
    return Stream.concat(Stream.of(column), also.stream().map(AlsoAdded::column))
        .map(ColumnPlan::name)
        .toList();
  }

  /** This change for each of its columns alone. */
  public List<ColumnChange> each() {
    return Stream.concat(
            Stream.of(new ColumnChange(migration, table, column, filling, replacement)),
            also.stream().map(this::alone))
        .toList();
  }

  private ColumnChange alone(AlsoAdded added) {
    Forward by =
        new Forward(
            added.expression(), forward().reads(), forward().volatileValue(), forward().mode());
    return new ColumnChange(migration, table, added.column(), by, replacement);
  }

  /** What a row is to hold, in a change that writes rows. */
  public Values values() {
    return new Values(
        each().stream()
            .map(one -> new Value(one.column().name(), one.forward().expression(), true))
            .toList(),
        forward().volatileValue(),
        forward().mode());
  }

  /** The marker of this change under an epoch. */
  public Marker marker(long epoch) {
    return new Marker(migration, epoch, values().digest());
  }

  /** The columns whose values old and new depend on: what the narrowed trigger fires for. */
  Set<Identifier> watched() {
    Set<Identifier> columns = new LinkedHashSet<>(forward().reads());
    columns.addAll(replaced());
    columns.addAll(names());
    return columns;
  }

  /** The columns whose change calls for the forward expression. */
  List<Identifier> sources() {
    return watched().stream().filter(name -> !names().contains(name)).toList();
  }

  /** The new columns as a person writes them. */
  String said() {
    return names().stream().map(Identifier::value).collect(Collectors.joining(" and "));
  }
}
