package dev.cinch.checker.gate;

import java.util.List;

/**
 * What the gate is asked.
 *
 * @param environment whose contracts hold
 * @param changes what happens to each event that carries the column
 * @param site where the migration works
 * @param conditions what the plan asks of the evidence
 * @param overrides the exceptions that approvers have granted before this phase
 */
public record Ask(
    String environment,
    List<Change> changes,
    Site site,
    Conditions conditions,
    List<GrantedOverride> overrides) {

  public Ask {
    changes = List.copyOf(changes);
    overrides = List.copyOf(overrides);
  }

  /** One to whose findings nobody has granted an exception. */
  public Ask(String environment, List<Change> changes, Site site, Conditions conditions) {
    this(environment, changes, site, conditions, List.of());
  }
}
