package dev.cinch.checker.gate;

import java.util.List;

/**
 * What the gate is asked.
 *
 * @param environment whose contracts hold
 * @param changes what happens to each event that carries the column
 */
public record Ask(String environment, List<Change> changes) {

  public Ask {
    changes = List.copyOf(changes);
  }
}
