package dev.cinch.target.change;

import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.util.List;

/** Removes the new column if it is ours; the undo of EXPAND. */
public record DropColumn(ColumnChange change) implements Operation {

  @Override
  public List<Step> steps() {
    return List.of(
        new Step(
            change.step("expand.drop-column"),
            "Drop column %s of %s".formatted(change.column().name(), change.table()),
            change.table(),
            LockMode.ACCESS_EXCLUSIVE,
            true,
            List.of(),
            statements(),
            Undo.impossible(),
            "select not " + CatalogSql.columnExists(change.table(), change.column().name())));
  }

  List<String> statements() {
    String table = change.table().quoted();
    String column = change.column().name().quoted();
    return List.of(
        DollarQuote.block(
            """
            begin
              if %s then
                alter table %s drop column %s;
              elsif %s then
                %s
              end if;
            end
            """
                .formatted(
                    new Ownership(change).isOurs(),
                    table,
                    column,
                    CatalogSql.columnExists(change.table(), change.column().name()),
                    Refusal.raise(
                        "Cannot drop column %s of %s: its comment does not say that it is migration %s's; drop it by hand if it is"
                            .formatted(
                                change.column().name(), change.table(), change.migration())))));
  }
}
