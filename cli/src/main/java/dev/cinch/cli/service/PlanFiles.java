package dev.cinch.cli.service;

import java.util.List;

/**
 * A plan, and what is laid over it where it goes to.
 *
 * @param overlays one over the other
 */
public record PlanFiles(NamedFile plan, List<NamedFile> overlays) {

  public PlanFiles {
    overlays = List.copyOf(overlays);
  }

  /**
   * One of the files.
   *
   * @param name as its author knows it
   */
  public record NamedFile(String name, String text) {}

  /** A plan that is written in one file. */
  public static PlanFiles only(String text) {
    return new PlanFiles(new NamedFile("plan.yml", text), List.of());
  }
}
