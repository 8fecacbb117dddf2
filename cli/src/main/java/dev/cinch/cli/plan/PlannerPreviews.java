package dev.cinch.cli.plan;

import dev.cinch.cli.plan.UnreadablePlanException.Problem;
import dev.cinch.cli.service.HttpPlanner;
import dev.cinch.cli.service.ServiceRefusedException;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Asks a planner. */
public record PlannerPreviews(HttpPlanner planner) implements Previews {

  @Override
  public JsonNode preview(String plan) {
    return read(() -> planner.preview(plan));
  }

  @Override
  public String sarif(String plan, String file) {
    return read(() -> planner.sarif(plan, file));
  }

  private static <T> T read(Supplier<T> ask) {
    try {
      return ask.get();
    } catch (ServiceRefusedException refused) {
      if (refused.planProblems().isEmpty()) {
        throw refused;
      }
      throw new UnreadablePlanException(
          String.valueOf(refused.getMessage()),
          refused.planProblems().stream()
              .map(each -> new Problem(each.line(), each.column(), each.message()))
              .toList());
    }
  }
}
