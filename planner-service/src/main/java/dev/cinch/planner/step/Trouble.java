package dev.cinch.planner.step;

import java.util.List;

/**
 * What a watch over a target found at one look.
 *
 * @param found figures above their limit
 * @param blind figures that could not be read
 * @param passedOver the same of figures that the plan does not ask for
 */
public record Trouble(List<String> found, List<String> blind, List<String> passedOver) {

  public Trouble {
    found = List.copyOf(found);
    blind = List.copyOf(blind);
    passedOver = List.copyOf(passedOver);
  }
}
