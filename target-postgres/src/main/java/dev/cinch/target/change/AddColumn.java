package dev.cinch.target.change;

import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.util.List;

/**
 * Adds the new column, nullable, in EXPAND. The column and the comment that says whose it is come
 * in one transaction: after any crash our column is told from somebody else's of the same name,
 * which is refused and never dropped.
 */
public record AddColumn(ColumnChange change) implements Operation {

  @Override
  public List<Step> steps() {
    Ownership ownership = new Ownership(change);
    return List.of(
        new Step(
            change.step("expand.add-column"),
            "Add column %s to %s, nullable".formatted(change.column().name(), change.table()),
            change.table(),
            LockMode.ACCESS_EXCLUSIVE,
            true,
            List.of(),
            List.of(
                SearchPath.pin(change.table()),
                refuseForeignColumn(),
                addColumn(),
                ownership.claim()),
            Undo.by(new DropColumn(change).statements()),
            "select " + ownership.isOurs()));
  }

  private String refuseForeignColumn() {
    return Refusal.when(
        CatalogSql.columnExists(change.table(), change.column().name()),
        "Cannot add column %s to %s: there is one already, and it is not migration %s's; rename either of them"
            .formatted(change.column().name(), change.table(), change.migration()));
  }

  private String addColumn() {
    return "alter table %s add column %s %s%s"
        .formatted(
            change.table().quoted(),
            change.column().name().quoted(),
            change.column().typeToCome(),
            defaultClause());
  }

  /**
   * Without a fill, the default is all that gives existing rows a value: PostgreSQL keeps it as
   * metadata and writes no row, unless it is volatile. With a fill it comes at SWITCH, since a
   * trigger can't tell a default from what a writer gave.
   */
  private String defaultClause() {
    String value = change.column().defaultValue();
    if (value == null || change.filling() != null) {
      return "";
    }
    return " default (\n%s\n)".formatted(value);
  }
}
