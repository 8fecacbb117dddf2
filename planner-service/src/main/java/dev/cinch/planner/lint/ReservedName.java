package dev.cinch.planner.lint;

import dev.cinch.planner.lint.TargetPicture.NewColumn;
import dev.cinch.planner.plan.Column;
import java.util.stream.Stream;

/** A name that has to be quoted everywhere. */
final class ReservedName implements ColumnRule {

  @Override
  public String id() {
    return "column.reserved-name";
  }

  @Override
  public Stream<Advice> look(Column column, NewColumn found) {
    return found.reservedName()
        ? Stream.of(
            Advice.warning(
                "column.name",
                "%s is a reserved word: every statement has to quote it".formatted(column.name()),
                "Choose another name"))
        : Stream.of();
  }
}
