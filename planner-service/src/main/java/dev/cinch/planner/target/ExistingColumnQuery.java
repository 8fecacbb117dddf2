package dev.cinch.planner.target;

import dev.cinch.planner.plan.Plan;
import dev.cinch.target.TargetException;
import dev.cinch.target.catalog.Catalog;
import dev.cinch.target.catalog.ColumnFacts;
import dev.cinch.target.catalog.TableFacts;
import dev.cinch.target.change.ExistingColumn;
import dev.cinch.target.expression.TypeTrial;
import dev.cinch.target.range.Leaf;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Reads what a column is that a plan changes in its place. */
final class ExistingColumnQuery {

  private final Connection connection;

  /**
   * @param connection one of its own: its search path is left empty
   */
  ExistingColumnQuery(Connection connection) {
    this.connection = connection;
  }

  Optional<ExistingColumn> of(Plan plan) {
    qualifyEachName(plan);
    return new Catalog(connection)
        .table(plan.table())
        .flatMap(
            table ->
                table.column(plan.column().name()).map(column -> existing(plan, table, column)));
  }

  private ExistingColumn existing(Plan plan, TableFacts table, ColumnFacts column) {
    return new ExistingColumn(
        column.type(),
        column.defaultExpression(),
        RefusingColumnsQuery.constraint(table, column.name()),
        plan.changesType() ? trial(plan, table).type() : null);
  }

  /** What a plan's change of type comes to. */
  TypeTrial.Outcome trial(Plan plan, TableFacts table) {
    return new TypeTrial(connection)
        .change(
            plan.table(),
            table.leaves().stream().map(Leaf::table).toList(),
            plan.column().name(),
            String.valueOf(plan.column().type()));
  }

  /** Under any other path PostgreSQL leaves out the schemas that are on it. */
  private void qualifyEachName(Plan plan) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set search_path = pg_catalog");
    } catch (SQLException failed) {
      throw TargetException.of(
          "Cannot read column %s of %s".formatted(plan.column().name(), plan.table()), failed);
    }
  }
}
