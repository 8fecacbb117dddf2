package dev.cinch.cli.plan;

import dev.cinch.cli.plan.UnreadablePlanException.Problem;
import dev.cinch.planner.plan.PlanProblem;
import dev.cinch.planner.preview.SarifView;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** What is wrong with a plan that can't be read, as SARIF. */
public final class LintSarif {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private LintSarif() {}

  public static String of(List<Problem> problems, String file) {
    return MAPPER.writeValueAsString(
        SarifView.of(
            problems.stream()
                .map(
                    each ->
                        new PlanProblem(each.file(), each.line(), each.column(), each.message()))
                .toList(),
            file));
  }
}
