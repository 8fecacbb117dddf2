package dev.cinch.planner.rehearsal;

import dev.cinch.planner.plan.Plan;
import java.util.Optional;

/** The targets that somebody has marked as copies on which plans may be tried out. */
public interface RehearsalTargets {

  /** Why the plan can't be rehearsed on that target; empty where it can. */
  Optional<String> objection(Plan plan, String target);
}
