package dev.cinch.target.change;

import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets the new column go its own way, in SWITCH without a backward expression. The old column's NOT
 * NULL goes first, or inserts that give only the new value would fail; then trigger and function.
 * It can't be undone: what was written meanwhile has no old value.
 */
public record StopForward(ColumnChange change) implements Operation {

  public StopForward {
    if (change.goesBothWays()) {
      throw new IllegalArgumentException(
          "Cannot stop the forward part of migration %s alone: it keeps the old column in step with the new one"
              .formatted(change.migration()));
    }
  }

  @Override
  public List<Step> steps() {
    List<String> statements = new ArrayList<>();
    change.replaced().forEach(old -> statements.add(dropNotNull(old.quoted())));
    DropSync sync = new DropSync(change);
    statements.addAll(sync.statementsForGood());
    return List.of(
        new Step(
            "switch.stop-forward",
            "Stop filling %s of %s from what it replaces; no way back from here"
                .formatted(change.said(), change.table()),
            change.table(),
            LockMode.ACCESS_EXCLUSIVE,
            true,
            List.of(),
            statements,
            Undo.impossible(),
            "select %s and %s".formatted(sync.isGone(), oldIsNullable())));
  }

  private String dropNotNull(String old) {
    return "alter table %s alter column %s drop not null".formatted(change.table().quoted(), old);
  }

  private String oldIsNullable() {
    return change.replaced().stream()
        .map(old -> "not " + CatalogSql.columnIsNotNull(change.table(), old))
        .reduce("true", (one, other) -> one.equals("true") ? other : one + " and " + other);
  }
}
