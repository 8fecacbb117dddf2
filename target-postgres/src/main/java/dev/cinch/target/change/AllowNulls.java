package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.util.List;

/**
 * Drops the NOT NULL of a column that is there already, in TIGHTEN: behind the gate, since readers
 * have to bear nulls first. On the way back nulls are refused again as in any other plan, without a
 * scan under a lock that blocks; nulls that were written meanwhile stand in its way.
 */
public record AllowNulls(ColumnChange change, TableLayout layout, ExistingColumn before)
    implements Operation {

  @Override
  public List<Step> steps() {
    String column = change.column().name().quoted();
    return List.of(
        new Step(
            "tighten.allow-nulls",
            "Let column %s of %s hold nulls".formatted(change.column().name(), change.table()),
            change.table(),
            LockMode.ACCESS_EXCLUSIVE,
            true,
            List.of(),
            List.of(
                "alter table %s alter column %s drop not null"
                    .formatted(change.table().quoted(), column)),
            Undo.through(new RefuseNullsAgain(change, layout, constraint()).steps()),
            "select not " + CatalogSql.columnIsNotNull(change.table(), change.column().name())));
  }

  private Identifier constraint() {
    return before.notNull() == null
        ? NotNull.usualName(change.table(), change.column().name())
        : before.notNull();
  }
}
