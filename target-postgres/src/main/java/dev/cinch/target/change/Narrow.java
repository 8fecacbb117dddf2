package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
            statements(),
            Undo.by(widen()),
            "select " + isNarrow()));
  }

  private List<String> statements() {
    List<String> statements = new ArrayList<>();
    statements.add(SearchPath.pin(change.table()));
    for (TableName table : change.written()) {
      statements.add(forInserts(table));
      statements.add(forUpdates(table));
    }
    return statements;
  }

  private String isNarrow() {
    return change.written().stream()
        .map(table -> CatalogSql.triggerExists(table, change.objects().updateTrigger()))
        .collect(Collectors.joining(" and "));
  }

  private String forInserts(TableName table) {
    return create(
        table, change.objects().trigger(), "insert", new SyncFunction(change).condition());
  }

  private String forUpdates(TableName table) {
    List<Identifier> watched = List.copyOf(change.watched());
    String condition =
        "pg_catalog.record_image_ne(%s, %s) and (%s)"
            .formatted(
                SyncFunction.row("old", watched),
                SyncFunction.row("new", watched),
                new SyncFunction(change).condition());
    return create(table, change.objects().updateTrigger(), "update", condition);
  }

  private String create(TableName table, Identifier trigger, String event, String condition) {
    return """
        create or replace trigger %s
        before %s on %s
        for each row when (%s)
        execute function %s"""
        .formatted(
            trigger.quoted(),
            event,
            table.quoted(),
            condition,
            change.objects().functionSignature());
  }

  private List<String> widen() {
    List<String> statements = new ArrayList<>();
    statements.add(SearchPath.pin(change.table()));
    for (TableName table : change.written()) {
      statements.add(
          "drop trigger if exists %s on %s"
              .formatted(change.objects().updateTrigger().quoted(), table.quoted()));
    }
    statements.addAll(new SyncTrigger(change, 0).createEveryWrite());
    return statements;
  }
}
