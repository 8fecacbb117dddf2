package dev.cinch.planner.step;

import java.util.List;

/**
 * What a watch over a target found at one look.
 *
 * @param found figures above their limit
 * @param blind figures that could not be read
 */
public record Trouble(List<String> found, List<String> blind) {

  public Trouble {
    found = List.copyOf(found);
    blind = List.copyOf(blind);
  }
}
