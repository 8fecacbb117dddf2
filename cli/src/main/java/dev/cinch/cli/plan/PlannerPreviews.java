package dev.cinch.cli.plan;

import dev.cinch.cli.plan.UnreadablePlanException.Problem;
import dev.cinch.cli.service.HttpPlanner;
import dev.cinch.cli.service.PlanFiles;
import dev.cinch.cli.service.ServiceRefusedException;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Asks a planner. */
public record PlannerPreviews(HttpPlanner planner) implements Previews {

  @Override
  public JsonNode preview(PlanFiles plan) {
    return read(() -> planner.preview(plan));
  }

  @Override
  public String sarif(PlanFiles plan, String file) {
    return read(() -> planner.sarif(plan, file));
  }

  /**
   * What a planner says of a plan.
   *
   * @throws UnreadablePlanException if it can't read it
   */
  public static <T> T read(Supplier<T> ask) {
    try {
      return ask.get();
    } catch (ServiceRefusedException refused) {
      if (refused.planProblems().isEmpty()) {
        throw refused;
      }
      throw new UnreadablePlanException(
          String.valueOf(refused.getMessage()),
          refused.planProblems().stream()
              .map(each -> new Problem(each.file(), each.line(), each.column(), each.message()))
              .toList());
    }
  }
}
