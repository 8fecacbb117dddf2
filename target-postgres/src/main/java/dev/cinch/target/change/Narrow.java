package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets the sync trigger fire only where a column concerned really changes, once VERIFY is done and
 * no row is left to fill. It looks at values and not at the columns that a statement names, since
 * another trigger may change one that the statement does not name.
 */
public record Narrow(ColumnChange change) implements Operation {

  @Override
  public List<Step> steps() {
    return List.of(
        new Step(
            "verify.narrow-trigger",
            "Let the sync trigger of %s fire only for the columns concerned"
                .formatted(change.table()),
            change.table(),
            LockMode.SHARE_ROW_EXCLUSIVE,
            true,
            List.of(),
            List.of(SearchPath.pin(change.table()), forInserts(), forUpdates()),
            Undo.by(widen()),
            "select "
                + CatalogSql.triggerExists(change.table(), change.objects().updateTrigger())));
  }

  private String forInserts() {
    return create(change.objects().trigger(), "insert", new SyncFunction(change).condition());
  }

  private String forUpdates() {
    List<Identifier> watched = List.copyOf(change.watched());
    String condition =
        "pg_catalog.record_image_ne(%s, %s) and (%s)"
            .formatted(
                SyncFunction.row("old", watched),
                SyncFunction.row("new", watched),
                new SyncFunction(change).condition());
    return create(change.objects().updateTrigger(), "update", condition);
  }

  private String create(Identifier trigger, String event, String condition) {
    return """
        create or replace trigger %s
        before %s on %s
        for each row when (%s)
        execute function %s"""
        .formatted(
            trigger.quoted(),
            event,
            change.table().quoted(),
            condition,
            change.objects().functionSignature());
  }

  private List<String> widen() {
    List<String> statements = new ArrayList<>();
    statements.add(SearchPath.pin(change.table()));
    statements.add(
        "drop trigger if exists %s on %s"
            .formatted(change.objects().updateTrigger().quoted(), change.table().quoted()));
    statements.addAll(new SyncTrigger(change, 0).createEveryWrite());
    return statements;
  }
}
