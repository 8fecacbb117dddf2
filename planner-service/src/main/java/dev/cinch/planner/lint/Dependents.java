package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.Plan.Fate;
import dev.cinch.target.catalog.Dependent;
import dev.cinch.target.catalog.Dependent.Kind;
import dev.cinch.target.change.Retirement;
import java.util.Locale;
import java.util.stream.Stream;

/** Views, functions and other things that read the column. */
final class Dependents implements Rule {

  @Override
  public String id() {
    return "column.dependents";
  }

  @Override
  public Stream<Advice> look(Plan plan, TargetPicture target) {
    return !plan.going().isEmpty()
        ? target.dependents().stream()
            .filter(dependent -> dependent.kind() != Kind.SEQUENCE || !carriesOver(plan))
            .map(dependent -> advice(plan, dependent))
        : Stream.of();
  }

  private static boolean carriesOver(Plan plan) {
    return plan.exposure().retire().replaced() == Retirement.DROP_AND_RENAME;
  }

  private static Advice advice(Plan plan, Dependent dependent) {
    String path = plan.column().fate() == Fate.DROP ? "column.name" : "replaces";
    String what =
        "%s %s"
            .formatted(
                dependent.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                dependent.name());
    if (dependent.kind() == Kind.SEQUENCE) {
      return Advice.warning(
          path,
          what + " belongs to the column and goes with it",
          "Make another column its owner before RETIRE if it is used elsewhere");
    }
    return switch (dependent.evidence()) {
      case RECORDED ->
          Advice.warning(
              path,
              what + " reads the column that goes: RETIRE fails as long as it does",
              "Change it before RETIRE");
      case WHOLE_ROWS_IN_SOURCE ->
          Advice.warning(
              path,
              what
                  + " names the table in its source and takes whole rows: PostgreSQL does not know whether the column that goes is among them",
              "Let it name the columns that it needs, before RETIRE");
      case NAMED_IN_SOURCE ->
          Advice.warning(
              path,
              what
                  + " names the column that goes in its source: PostgreSQL does not know, and calls fail after RETIRE",
              "Change it before RETIRE");
    };
  }
}
