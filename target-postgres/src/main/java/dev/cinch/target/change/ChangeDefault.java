package dev.cinch.target.change;

import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.util.List;
import java.util.Objects;

/**
 * Gives a column that is there already another default, in SWITCH: from here on rows that leave it
 * out get that one. No row that is there changes.
 */
public record ChangeDefault(ColumnChange change, ExistingColumn before) implements Operation {

  @Override
  public List<Step> steps() {
    String value = Objects.requireNonNull(change.column().defaultValue(), "no default");
    return List.of(
        new Step(
            "switch.change-default",
            "Give column %s of %s its new default"
                .formatted(change.column().name(), change.table()),
            change.table(),
            LockMode.ACCESS_EXCLUSIVE,
            true,
            List.of(),
            set(value),
            Undo.by(
                before.defaultValue() == null
                    ? List.of(alter("drop default"))
                    : set(before.defaultValue())),
            "select (%s) is distinct from %s"
                .formatted(
                    CatalogSql.columnDefault(change.table(), change.column().name()),
                    before.defaultValue() == null ? "null" : Literal.of(before.defaultValue()))));
  }

  private List<String> set(String value) {
    return List.of(SearchPath.pin(change.table()), alter("set default (\n%s\n)".formatted(value)));
  }

  private String alter(String action) {
    return "alter table %s alter column %s %s"
        .formatted(change.table().quoted(), change.column().name().quoted(), action);
  }
}
