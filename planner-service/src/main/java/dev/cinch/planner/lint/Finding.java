package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Place;

/**
 * Something in a plan that deserves a look.
 *
 * @param rule stable id, such as {@code type.json}
 * @param path of the value in the plan file
 * @param place where that stands
 * @param reason what can go wrong, and why
 * @param remedy what to do
 */
public record Finding(
    String rule, Severity severity, String path, Place place, String reason, String remedy) {

  /** How bad it is. */
  public enum Severity {
    /** The plan can't start. */
    ERROR,
    /** It can, and somebody may be hurt. */
    WARNING,
    /** Good to know. */
    INFO
  }
}
