package dev.cinch.checker.gate;

import java.util.List;

/**
 * What the gate is asked.
 *
 * @param environment whose contracts hold
 * @param changes what happens to each event that carries the column
 * @param site where the migration works
 * @param conditions what the plan asks of the evidence
 */
public record Ask(String environment, List<Change> changes, Site site, Conditions conditions) {

  public Ask {
    changes = List.copyOf(changes);
  }
}
