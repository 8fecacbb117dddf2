package dev.cinch.target.change;

import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.util.List;

/**
 * Lets the replaced columns hold nulls, in SWITCH, where applications write both: from here on one
 * after the other stops to write the old one. On the way back nulls are refused again, without a
 * scan under a lock that blocks; a null that was written meanwhile stands in its way, and says that
 * there is no old value to go back to.
 *
 * @param columns those that refused nulls before
 */
public record LetNullsIn(ColumnChange change, TableLayout layout, List<NotNullColumn> columns)
    implements Operation {

  public LetNullsIn {
    columns = List.copyOf(columns);
  }

  @Override
  public List<Step> steps() {
    return columns.stream().map(this::step).toList();
  }

  private Step step(NotNullColumn old) {
    return new Step(
        "switch.allow-nulls-in-" + old.column(),
        "Let column %s of %s hold nulls, for applications that write the new one only"
            .formatted(old.column(), change.table()),
        change.table(),
        LockMode.ACCESS_EXCLUSIVE,
        true,
        List.of(),
        List.of(
            "alter table %s alter column %s drop not null"
                .formatted(change.table().quoted(), old.column().quoted())),
        Undo.through(restored(old).steps()),
        "select not " + CatalogSql.columnIsNotNull(change.table(), old.column()));
  }

  private RefuseNullsAgain restored(NotNullColumn old) {
    ColumnChange ofOld =
        new ColumnChange(
            change.migration(),
            change.table(),
            new ColumnPlan(old.column(), null, null, null, Demands.NONE),
            null,
            null);
    return new RefuseNullsAgain(
        ofOld,
        layout,
        old.constraint() == null
            ? NotNull.usualName(change.table(), old.column())
            : old.constraint());
  }
}
