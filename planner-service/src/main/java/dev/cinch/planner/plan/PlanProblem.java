package dev.cinch.planner.plan;

import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with a plan.
 *
 * @param file the file, of a plan that is written in several; null where there is only one
 * @param line in the file, from 1
 * @param column in the line, from 1
 */
public record PlanProblem(@Nullable String file, int line, int column, String message) {

  /** In the only file. */
  public PlanProblem(int line, int column, String message) {
    this(null, line, column, message);
  }

  static PlanProblem at(Place place, String message) {
    return new PlanProblem(place.file(), place.line(), place.column(), message);
  }

  @Override
  public String toString() {
    return "%sline %d, column %d: %s"
        .formatted(file == null ? "" : file + ", ", line, column, message);
  }
}
