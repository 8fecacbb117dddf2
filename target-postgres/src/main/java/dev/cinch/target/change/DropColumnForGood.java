package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Drops columns that nobody needs any more, in RETIRE, all or none. What depends on one is not
 * dropped with it: then the step fails and says what it is. It can't be undone: the data is gone.
 */
public record DropColumnForGood(ColumnChange change, List<Identifier> columns)
    implements Operation {

  public DropColumnForGood {
    columns = List.copyOf(columns);
  }

  @Override
  public List<Step> steps() {
    return List.of(
        new Step(
            "retire.drop-column",
            "Drop %s of %s; no way back"
                .formatted(each(" and ", column -> "column " + column), change.table()),
            change.table(),
            LockMode.ACCESS_EXCLUSIVE,
            true,
            List.of(),
            List.of(
                "alter table %s %s"
                    .formatted(
                        change.table().quoted(),
                        each(", ", column -> "drop column " + column.quoted()))),
            Undo.impossible(),
            "select "
                + each(
                    " and ", column -> "not " + CatalogSql.columnExists(change.table(), column))));
  }

  private String each(String between, Function<Identifier, String> text) {
    return columns.stream().map(text).collect(Collectors.joining(between));
  }
}
