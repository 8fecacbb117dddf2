package dev.cinch.target.change;

import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import java.util.List;

/** Holds every row to a condition, in TIGHTEN. */
public record AddCheck(ColumnChange change, ConstraintPlan.Check check) implements Operation {

  @Override
  public List<Step> steps() {
    ConstraintSteps steps = new ConstraintSteps(change.mark(), change.table(), check.name());
    return List.of(
        steps.addNotValid(
            "tighten.add-check",
            "check (\n%s\n)".formatted(check.condition()),
            LockMode.ACCESS_EXCLUSIVE),
        steps.validate("tighten.validate-check"));
  }
}
