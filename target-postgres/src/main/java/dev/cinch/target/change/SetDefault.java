package dev.cinch.target.change;

import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.util.List;
import java.util.Objects;

/**
 * Gives the new column its default, in SWITCH: from here on rows that leave it out get it. Before,
 * the sync trigger would have taken it for a value that the writer gave.
 */
public record SetDefault(ColumnChange change) implements Operation {

  @Override
  public List<Step> steps() {
    String value = Objects.requireNonNull(change.column().defaultValue(), "no default");
    return List.of(
        new Step(
            change.step("switch.set-default"),
            "Give column %s of %s its default".formatted(change.column().name(), change.table()),
            change.table(),
            LockMode.ACCESS_EXCLUSIVE,
            true,
            List.of(),
            List.of(SearchPath.pin(change.table()), alter("set default (\n%s\n)".formatted(value))),
            Undo.by(alter("drop default")),
            "select " + CatalogSql.columnHasDefault(change.table(), change.column().name())));
  }

  private String alter(String action) {
    return "alter table %s alter column %s %s"
        .formatted(change.table().quoted(), change.column().name().quoted(), action);
  }
}
