package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.util.ArrayList;
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
    List<String> statements = new ArrayList<>();
    for (TableName table : change.written()) {
      statements.add(dropTrigger(objects.updateTrigger(), table));
      statements.add(dropTrigger(objects.trigger(), table));
    }
    statements.add("drop function if exists " + objects.functionSignature());
    return List.copyOf(statements);
  }

  /** For good, where no table may have been written past the trigger since VERIFY. */
  List<String> statementsForGood() {
    List<String> statements = new ArrayList<>();
    change.heirs().forEach(heir -> statements.add(refuseUnwatched(heir)));
    statements.addAll(statements());
    return List.copyOf(statements);
  }

  private String refuseUnwatched(TableName heir) {
    return Refusal.when(
        "not " + CatalogSql.triggerExists(heir, change.objects().trigger()),
        "Cannot go on: %s has come to %s by inheritance and has no sync trigger, so that its rows may lack their value; take it out with: alter table %s no inherit %s; then resume, and let it inherit again when its rows have theirs"
            .formatted(heir, change.table(), heir.quoted(), change.table().quoted()));
  }

  String isGone() {
    MigrationObjects objects = change.objects();
    // no trigger outlives its function
    return "not (%s or %s or %s)"
        .formatted(
            CatalogSql.triggerExists(change.table(), objects.trigger()),
            CatalogSql.triggerExists(change.table(), objects.updateTrigger()),
            CatalogSql.functionExists(objects.function()));
  }

  private static String dropTrigger(Identifier trigger, TableName table) {
    return "drop trigger if exists %s on %s".formatted(trigger.quoted(), table.quoted());
  }
}
