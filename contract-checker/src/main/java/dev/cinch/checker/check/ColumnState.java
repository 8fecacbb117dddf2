package dev.cinch.checker.check;

import java.util.List;

/**
 * A column and the constraints on it.
 *
 * @param notNull whether it is proved that no row holds a null
 * @param constraints the names of the constraints on it that hold for every row
 * @param unproved the names of those that rows from before may break
 */
public record ColumnState(boolean notNull, List<String> constraints, List<String> unproved) {

  public ColumnState {
    constraints = List.copyOf(constraints);
    unproved = List.copyOf(unproved);
  }
}
