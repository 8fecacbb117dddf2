package dev.cinch.planner.lint;

import dev.cinch.planner.lint.TargetPicture.NewColumn;
import dev.cinch.planner.plan.Column;
import java.util.stream.Stream;

/** A domain whose rules can not be changed safely. */
final class DomainWithConstraints implements ColumnRule {

  @Override
  public String id() {
    return "column.domain";
  }

  @Override
  public Stream<Advice> look(Column column, NewColumn found) {
    return found.domainConstraints() > 0
        ? Stream.of(
            Advice.warning(
                "column.type",
                "%s is a domain with constraints: changing one later scans every table that uses it, under a lock that blocks everyone"
                    .formatted(column.type()),
                "Use the type below the domain, and put its rules into tighten.checks"))
        : Stream.of();
  }
}
