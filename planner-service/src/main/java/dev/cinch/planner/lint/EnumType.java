package dev.cinch.planner.lint;

import dev.cinch.planner.lint.TargetPicture.NewColumn;
import dev.cinch.planner.plan.Column;
import java.util.stream.Stream;

/** A list of values that can only grow. */
final class EnumType implements ColumnRule {

  @Override
  public String id() {
    return "column.enum";
  }

  @Override
  public Stream<Advice> look(Column column, NewColumn found) {
    return found.enumeration()
        ? Stream.of(
            Advice.info(
                "column.type",
                "%s is an enum: values can be added at its end without harm, but none can be taken away or renamed while it is in use"
                    .formatted(column.type()),
                "Use a table of values and a reference to it where the set changes"))
        : Stream.of();
  }
}
