package dev.cinch.planner.step;

import dev.cinch.target.step.Step;
import java.time.Duration;

/** Told how steps fare with their locks, while they run; for measuring. */
public interface StepWatch {

  /**
   * A try did not get its lock and will be repeated.
   *
   * @param lasted all of it; in others' way it was for the lock budget at most
   */
  void gaveUp(String migration, Step step, Duration lasted);

  /**
   * A step has been carried out.
   *
   * @param held from queueing for its lock to its end: the most that anyone can have waited for it
   */
  void carriedOut(String migration, Step step, Duration held);
}
