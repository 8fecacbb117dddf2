package dev.cinch.target.change;

import dev.cinch.target.name.TableName;
import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Keeps the new column in step with what it is made from, in SYNC. The trigger sees every insert
 * and every update, also of other columns: those move an unfilled row to where no pass looks again.
 * Function, marker and trigger come in one transaction.
 *
 * @param epoch the epoch that the marker begins with
 */
public record SyncTrigger(ColumnChange change, long epoch) implements Operation {

  @Override
  public List<Step> steps() {
    List<String> statements = new ArrayList<>();
    statements.add(SearchPath.pin(change.table()));
    change.written().forEach(table -> statements.add(refuseLaterTrigger(table)));
    statements.add(refuseForeignFunction());
    statements.add(new SyncFunction(change).create());
    statements.add(MarkerPlace.of(change).write(change.marker(epoch).text()));
    statements.addAll(createEveryWrite());
    return List.of(
        new Step(
            "sync.create-trigger",
            "Keep %s of %s in step at every write".formatted(change.said(), change.table()),
            change.table(),
            LockMode.SHARE_ROW_EXCLUSIVE,
            true,
            List.of(),
            statements,
            Undo.by(new DropSync(change).statements()),
            "select %s and %s and %s".formatted(isMarked(), holdsExpression(), triggerExists())));
  }

  /** The trigger as it is until VERIFY is done. */
  List<String> createEveryWrite() {
    return change.written().stream().map(this::createEveryWrite).toList();
  }

  private String createEveryWrite(TableName table) {
    return """
        create or replace trigger %s
        before insert or update on %s
        for each row when (%s)
        execute function %s"""
        .formatted(
            change.objects().trigger().quoted(),
            table.quoted(),
            new SyncFunction(change).condition(),
            change.objects().functionSignature());
  }

  /** Triggers fire in the order of their names: one after ours could change what ours has read. */
  private String refuseLaterTrigger(TableName table) {
    return Refusal.when(
        """
        exists (
              select 1 from pg_catalog.pg_trigger
               where tgrelid = %s and not tgisinternal
                 and tgtype & 3 = 3 and tgtype & 20 <> 0
                 and tgname > %s and not pg_catalog.starts_with(tgname::text, %s))"""
            .formatted(
                CatalogSql.regclass(table),
                Literal.of(change.objects().trigger().value()),
                Literal.of(MigrationObjects.TRIGGER_PREFIX)),
        "Cannot keep %s of %s in step: a trigger of the table fires after ours; rename it so that it sorts before %s"
            .formatted(change.said(), table, change.objects().trigger()));
  }

  private String refuseForeignFunction() {
    return Refusal.when(
        "%s and not %s"
            .formatted(CatalogSql.functionExists(change.objects().function()), isMarked()),
        "Cannot create function %s: there is one already, and it does not carry the marker of migration %s; drop it or rename it"
            .formatted(change.objects().function(), change.migration()));
  }

  private String isMarked() {
    return MarkerPlace.of(change).isMarked();
  }

  /** With another expression, as after a rollback and a changed plan, there is work to do. */
  private String holdsExpression() {
    return "pg_catalog.strpos(%s, %s) > 0"
        .formatted(
            MarkerPlace.of(change).read(),
            Literal.of(" expression=" + change.marker(epoch).digest()));
  }

  /** A query of one row: whether any of the tables is written past the trigger. */
  public String leavesTablesOut() {
    return "select not (%s)".formatted(triggerExists());
  }

  private String triggerExists() {
    return change.written().stream()
        .map(table -> CatalogSql.triggerExists(table, change.objects().trigger()))
        .collect(Collectors.joining(" and "));
  }
}
