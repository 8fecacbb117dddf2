package dev.cinch.planner.support;

import dev.cinch.planner.plan.Plan;
import java.util.stream.Collectors;

/** What workers do, in one statement. */
public final class Assignments {

  private Assignments() {}

  public static String of(Plan plan) {
    return plan.forward().stream()
        .map(each -> "%s = (%s)".formatted(each.column().quoted(), each.expression()))
        .collect(Collectors.joining(", "));
  }
}
