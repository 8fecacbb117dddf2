package dev.cinch.planner.preview;

import dev.cinch.planner.lint.Finding;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.phase.ForeseenPhase;
import dev.cinch.planner.plan.PlanProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan would do on its target as that is now.
 *
 * @param objections what keeps it from starting; where there are any, nothing else can be foreseen
 * @param pointOfNoReturn the first phase that can't be taken back
 */
public record Preview(
    String migration,
    List<PlacedObjection> objections,
    List<ForeseenPhase> phases,
    @Nullable Phase pointOfNoReturn,
    Forecast forecast,
    List<Finding> findings) {

  /** What speaks against starting, by the id of its kind, and where in the plan. */
  public record PlacedObjection(String rule, PlanProblem problem) {}

  public Preview {
    objections = List.copyOf(objections);
    phases = List.copyOf(phases);
    findings = List.copyOf(findings);
  }
}
