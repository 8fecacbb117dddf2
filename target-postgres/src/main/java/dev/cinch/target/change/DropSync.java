package dev.cinch.target.change;

import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.util.List;

/**
 * Removes trigger and function; the undo of SYNC. With the function goes the marker, and without a
 * marker no worker writes.
 */
public record DropSync(ColumnChange change) implements Operation {

  @Override
  public List<Step> steps() {
    return List.of(
        new Step(
            "sync.drop-trigger",
            "Drop the sync trigger of %s".formatted(change.table()),
            change.table(),
            LockMode.ACCESS_EXCLUSIVE,
            true,
            List.of(),
            statements(),
            Undo.impossible(),
            "select " + isGone()));
  }

  /** Trigger first: the function can't go while it is in use. */
  List<String> statements() {
    MigrationObjects objects = change.objects();
    return List.of(
        dropTrigger(objects.updateTrigger().quoted()),
        dropTrigger(objects.trigger().quoted()),
        "drop function if exists " + objects.functionSignature());
  }

  String isGone() {
    MigrationObjects objects = change.objects();
    return "not (%s or %s or %s)"
        .formatted(
            CatalogSql.triggerExists(change.table(), objects.trigger()),
            CatalogSql.triggerExists(change.table(), objects.updateTrigger()),
            CatalogSql.functionExists(objects.function()));
  }

  private String dropTrigger(String trigger) {
    return "drop trigger if exists %s on %s".formatted(trigger, change.table().quoted());
  }
}
