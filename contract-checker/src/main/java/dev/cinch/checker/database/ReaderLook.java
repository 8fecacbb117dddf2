package dev.cinch.checker.database;

import dev.cinch.checker.check.ColumnReader;
import dev.cinch.checker.gate.Question;
import dev.cinch.target.catalog.Catalog;
import dev.cinch.target.catalog.Dependent;
import dev.cinch.target.change.MigrationObjects;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.usage.Usage;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Looks for what else in the database reads a column, but for what is the migration's own. */
final class ReaderLook {

  private final Connection connection;
  private final Catalog catalog;
  private final Usage usage;
  private final String migration;

  ReaderLook(Connection connection, Question question) {
    this.connection = connection;
    this.catalog = new Catalog(connection);
    this.usage = new Usage(connection);
    this.migration = question.migration();
  }

  List<ColumnReader> readers(TableName table, Identifier column) {
    MigrationObjects objects = MigrationObjects.of(migration, table);
    List<TableName> family = TargetDatabases.family(connection, table);
    Stream<ColumnReader> dependents =
        family.stream()
            .flatMap(each -> catalog.dependents(each, column).stream())
            .filter(dependent -> isReader(dependent) && !isOurs(dependent, objects))
            .map(ReaderLook::reader);
    Stream<ColumnReader> foreignTables =
        family.stream()
            .flatMap(each -> usage.foreignTables(each, column).stream())
            .map(name -> new ColumnReader("foreign table " + name, ColumnReader.Evidence.NAMED));
    return Stream.concat(dependents, foreignTables).distinct().toList();
  }

  /** What goes with the column, moves on to the new one, or is a matter of replication. */
  private static boolean isReader(Dependent dependent) {
    return switch (dependent.kind()) {
      case VIEW,
          MATERIALIZED_VIEW,
          RULE,
          FUNCTION,
          POLICY,
          TRIGGER,
          GENERATED_COLUMN,
          FOREIGN_KEY,
          OTHER ->
          true;
      case STATISTICS, SEQUENCE, PUBLICATION -> false;
    };
  }

  private static boolean isOurs(Dependent dependent, MigrationObjects objects) {
    String name = dependent.name().replace("\"", "");
    return switch (dependent.kind()) {
      case TRIGGER ->
          name.startsWith(objects.trigger().value() + " on ")
              || name.startsWith(objects.updateTrigger().value() + " on ");
      case FUNCTION -> name.equals(objects.function() + "()");
      case VIEW,
          MATERIALIZED_VIEW,
          RULE,
          POLICY,
          GENERATED_COLUMN,
          FOREIGN_KEY,
          STATISTICS,
          PUBLICATION,
          SEQUENCE,
          OTHER ->
          false;
    };
  }

  private static ColumnReader reader(Dependent dependent) {
    String kind = dependent.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return new ColumnReader(
        (kind.equals("other") ? "" : kind + " ") + dependent.name(),
        switch (dependent.evidence()) {
          case RECORDED -> ColumnReader.Evidence.RECORDED;
          case NAMED_IN_SOURCE -> ColumnReader.Evidence.NAMED;
          case WHOLE_ROWS_IN_SOURCE -> ColumnReader.Evidence.WHOLE_ROWS;
        });
  }
}
