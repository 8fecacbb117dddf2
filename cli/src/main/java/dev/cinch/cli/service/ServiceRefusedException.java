package dev.cinch.cli.service;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A service has answered, and does not do what it was asked; asking again changes nothing. */
public final class ServiceRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient JsonNode problem;

  ServiceRefusedException(String message) {
    this(message, MissingNode.getInstance());
  }

  ServiceRefusedException(String message, JsonNode problem) {
    super(message);
    this.problem = problem;
  }

  /** The service's own code for it; empty where it gave none. */
  public String code() {
    return problem.path("code").asString("");
  }

  /** What is wrong with a plan; empty where it is something else. */
  public List<PlanProblem> planProblems() {
    List<PlanProblem> problems = new ArrayList<>();
    for (JsonNode each : problem.path("problems")) {
      problems.add(
          new PlanProblem(
              each.path("file").asString(null),
              each.path("line").asInt(1),
              each.path("column").asInt(1),
              each.path("message").asString("")));
    }
    return problems;
  }

  /**
   * Something that is wrong with a plan, and where.
   *
   * @param file of a plan in several files; null where there is one
   */
  public record PlanProblem(@Nullable String file, int line, int column, String message) {}
}
