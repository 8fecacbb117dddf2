package dev.cinch.planner.step;

import dev.cinch.planner.migration.Migration;
import dev.cinch.target.step.Step;

/** Carries steps out on target databases without making their users wait. */
public interface TargetSteps {

  /**
   * Carries a step out, or finds that it has been already.
   *
   * @param between asked and told between tries
   */
  StepRun carryOut(Migration migration, Step step, BetweenTries between);

  /** Does all of a step that has no way back, and leaves nothing of it. */
  StepRun tryOut(Migration migration, Step step, BetweenTries between);

  /** Takes a step back, whether the whole of it has been carried out, a part, or nothing. */
  StepRun takeBack(Migration migration, Step step, BetweenTries between);
}
