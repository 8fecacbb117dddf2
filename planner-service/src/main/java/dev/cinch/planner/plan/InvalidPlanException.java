package dev.cinch.planner.plan;

import java.util.List;
import java.util.stream.Collectors;

/** The plan can't be carried out as it is written; all its problems at once. */
public final class InvalidPlanException extends RuntimeException {

  private final transient List<PlanProblem> problems;

  public InvalidPlanException(List<PlanProblem> problems) {
    super(
        "Cannot accept the plan: "
            + problems.stream().map(PlanProblem::toString).collect(Collectors.joining("; ")));
    this.problems = List.copyOf(problems);
  }

  public List<PlanProblem> problems() {
    return problems;
  }
}
