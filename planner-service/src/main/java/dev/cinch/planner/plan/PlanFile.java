package dev.cinch.planner.plan;

/**
 * One of the files that a plan is written in.
 *
 * @param name as its author knows it, such as {@code plan.staging.yml}
 */
public record PlanFile(String name, String yaml) {}
