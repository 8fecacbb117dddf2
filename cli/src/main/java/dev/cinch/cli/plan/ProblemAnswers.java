package dev.cinch.cli.plan;

import dev.cinch.cli.plan.UnreadablePlanException.Problem;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is wrong with a plan that can't be read, for programs. */
public final class ProblemAnswers {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private ProblemAnswers() {}

  /**
   * All that is wrong, each with its place.
   *
   * @param file the plan's, for problems that name none
   */
  public static JsonNode of(UnreadablePlanException unreadable, String file) {
    ObjectNode answer = MAPPER.createObjectNode().put("detail", unreadable.getMessage());
    ArrayNode problems = answer.putArray("problems");
    for (Problem problem : unreadable.problems()) {
      problems
          .addObject()
          .put("file", Objects.requireNonNullElse(problem.file(), file))
          .put("line", problem.line())
          .put("column", problem.column())
          .put("message", problem.message());
    }
    return answer;
  }
}
