package dev.cinch.target.change;

import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.util.List;

/**
 * Drops a column that nobody needs any more, in RETIRE. What depends on it is not dropped with it:
 * then the step fails and says what it is. It can't be undone: the data is gone.
 */
public record DropColumnForGood(ColumnChange change) implements Operation {

  @Override
  public List<Step> steps() {
    return List.of(
        new Step(
            "retire.drop-column",
            "Drop column %s of %s; no way back".formatted(change.column().name(), change.table()),
            change.table(),
            LockMode.ACCESS_EXCLUSIVE,
            true,
            List.of(),
            List.of(
                "alter table %s drop column %s"
                    .formatted(change.table().quoted(), change.column().name().quoted())),
            Undo.impossible(),
            "select not " + CatalogSql.columnExists(change.table(), change.column().name())));
  }
}
