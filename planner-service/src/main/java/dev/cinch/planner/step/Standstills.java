package dev.cinch.planner.step;

import java.util.Optional;

/** Whom the steps that are under way wait for at this moment. */
public interface Standstills {

  void keep(String migration, Standstill standstill);

  /** The step has ended, however it did. */
  void forget(String migration);

  Optional<Standstill> of(String migration);
}
