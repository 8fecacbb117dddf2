package dev.cinch.cli.plan;

import tools.jackson.databind.JsonNode;

/** Where it is known what a plan would do. */
public interface Previews {

  /**
   * The preview, in the form of the planner's interface.
   *
   * @throws UnreadablePlanException if the plan can't be read
   */
  JsonNode preview(String plan);

  /**
   * What deserves a look, as SARIF.
   *
   * @param file the plan's path in its repository
   * @throws UnreadablePlanException if the plan can't be read
   */
  String sarif(String plan, String file);
}
