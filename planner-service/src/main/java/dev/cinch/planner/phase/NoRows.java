package dev.cinch.planner.phase;

import dev.cinch.planner.plan.Plan;

/** Says why a plan writes no row. */
final class NoRows {

  private NoRows() {}

  static String reason(Plan plan) {
    return switch (plan.column().fate()) {
      case ADD ->
          plan.column().defaultValue() == null
              ? "The plan gives the rows that are there no value"
              : "PostgreSQL keeps the default as metadata: the rows that are there have it already";
      case CONSTRAIN -> "The column is there already, with its values";
      case DROP -> "The column is dropped";
    };
  }
}
