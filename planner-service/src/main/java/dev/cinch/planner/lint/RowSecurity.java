package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import dev.cinch.target.catalog.TableFacts;
import java.util.stream.Stream;

/** Row-level security. */
final class RowSecurity implements Rule {

  @Override
  public String id() {
    return "table.row-security";
  }

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    return plan.sync().isPresent()
            && target.table().identity().rowSecurity() != TableFacts.RowSecurity.OFF
        ? Stream.of(
            Advice.warning(
                "table",
                "The table has row-level security: workers run with row_security off, which is an error for a role that policies apply to",
                "Give the workers' role BYPASSRLS"))
        : Stream.of();
  }
}
