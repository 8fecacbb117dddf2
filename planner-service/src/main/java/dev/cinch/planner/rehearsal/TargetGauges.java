package dev.cinch.planner.rehearsal;

import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.rehearsal.Reading.Gauge;

/** Reads the targets of plans at that moment. */
public interface TargetGauges {

  /**
   * The plan's target.
   *
   * @throws dev.cinch.planner.step.TryLaterException if it can't be read now
   */
  Gauge read(Plan plan);

  /**
   * The plan's table elsewhere.
   *
   * @throws dev.cinch.planner.step.TryLaterException if it can't be read now
   * @throws dev.cinch.planner.step.PhaseFailedException if there is no such target or table
   */
  Sizes sizes(Plan plan, String target);
}
