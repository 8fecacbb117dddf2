package dev.cinch.target.change;

import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.util.List;
import java.util.Objects;

/**
 * Gives a column that is there already a type that PostgreSQL needs no row for, in RETIRE. The way
 * back would write or scan the table under a lock that blocks everyone: there is none.
 */
public record ChangeType(ColumnChange change, ExistingColumn before) implements Operation {

  @Override
  public List<Step> steps() {
    String type = Objects.requireNonNull(before.typeToCome(), "no type");
    return List.of(
        new Step(
            "retire.change-type",
            "Make column %s of %s %s instead of %s, as metadata only; no way back"
                .formatted(change.column().name(), change.table(), type, before.type()),
            change.table(),
            LockMode.ACCESS_EXCLUSIVE,
            true,
            List.of(),
            List.of(
                SearchPath.pin(change.table()),
                "alter table %s alter column %s type %s"
                    .formatted(change.table().quoted(), change.column().name().quoted(), type)),
            Undo.impossible(),
            "select coalesce((%s) = %s, false)"
                .formatted(
                    CatalogSql.columnType(change.table(), change.column().name()),
                    Literal.of(type))));
  }
}
