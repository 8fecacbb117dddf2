package dev.cinch.checker.database;

import dev.cinch.checker.check.Columns;
import dev.cinch.checker.column.Column;
import dev.cinch.checker.gate.Question;
import dev.cinch.target.catalog.ColumnFacts;
import dev.cinch.target.catalog.Nullability;
import dev.cinch.target.catalog.TableFacts;
import dev.cinch.target.name.Identifier;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads a column from its target's catalog. */
@Component
final class TargetColumns implements Columns {

  private final TargetDatabases databases;

  TargetColumns(TargetDatabases databases) {
    this.databases = databases;
  }

  @Override
  public Optional<Column> of(Question question, String column) {
    return databases.facts(question).flatMap(table -> column(table, new Identifier(column)));
  }

  private static Optional<Column> column(TableFacts table, Identifier name) {
    return table.column(name).map(TargetColumns::column);
  }

  private static Column column(ColumnFacts facts) {
    return new Column(
        facts.name().value(),
        facts.type(),
        facts.nullability() == Nullability.NOT_NULL,
        facts.defaultExpression());
  }
}
