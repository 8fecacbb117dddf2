package dev.cinch.planner.phase;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.Transition;
import dev.cinch.planner.plan.Plan;
import dev.cinch.target.change.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is done in one phase. Everything here may be cut at any instruction and runs again. */
interface PhaseWork {

  Phase phase();

  /** Why a plan does not need the phase; empty where it does. */
  Optional<String> needlessBecause(Plan plan);

  /**
   * What comes to be known before the phase begins, for whoever has to say that it may.
   *
   * @return what to store; empty where there is nothing new
   */
  default Optional<Transition> beforehand(Migration migration) {
    return Optional.empty();
  }

  /** What the phase waits for before it begins, other than the gate; empty where nothing. */
  default Optional<String> waitsFor(Migration migration, Instant now) {
    return Optional.empty();
  }

  /** What the phase waits for while it is RUNNING, other than its work; empty where nothing. */
  default Optional<String> whileItRuns(Migration migration) {
    return Optional.empty();
  }

  /**
   * All that the phase does to the target's schema, in its order. What it does to rows is not among
   * it.
   */
  List<Operation> operations(Blueprint blueprint);

  /** The migration with its newest counters, where the phase has any. */
  default Migration counted(Migration migration) {
    return migration;
  }

  /**
   * Goes on with a phase that is RUNNING.
   *
   * @return what to store; empty where there is nothing to do but wait
   */
  Optional<Transition> carryOn(Migration migration);
}
