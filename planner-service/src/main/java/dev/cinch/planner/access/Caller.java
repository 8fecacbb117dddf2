package dev.cinch.planner.access;

import java.security.Principal;

/**
 * Who calls. The name is the actor in the history.
 *
 * @param name never that of the planner itself
 */
public record Caller(String name, Role role) implements Principal {

  /** The actor of what the planner does by itself. */
  private static final String PLANNER = "planner";

  public Caller {
    if (name.isBlank() || name.equals(PLANNER)) {
      throw new IllegalArgumentException(
          "Cannot call a caller '%s': the history needs a name, and '%s' is what the planner calls itself; choose another"
              .formatted(name, PLANNER));
    }
  }

  @Override
  public String getName() {
    return name;
  }
}
