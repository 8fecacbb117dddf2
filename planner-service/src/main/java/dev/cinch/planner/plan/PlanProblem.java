package dev.cinch.planner.plan;

/**
 * Something that is wrong with a plan.
 *
 * @param line in the file, from 1
 * @param column in the line, from 1
 */
public record PlanProblem(int line, int column, String message) {

  @Override
  public String toString() {
    return "line %d, column %d: %s".formatted(line, column, message);
  }
}
