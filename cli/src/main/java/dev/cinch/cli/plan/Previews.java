package dev.cinch.cli.plan;

import dev.cinch.cli.service.PlanFiles;
import tools.jackson.databind.JsonNode;

/** Where it is known what a plan would do. */
public interface Previews {

  /**
   * The preview, in the form of the planner's interface.
   *
   * @throws UnreadablePlanException if the plan can't be read
   */
  JsonNode preview(PlanFiles plan);

  /**
   * What deserves a look, as SARIF.
   *
   * @param file the plan's path in its repository
   * @throws UnreadablePlanException if the plan can't be read
   */
  String sarif(PlanFiles plan, String file);
}
