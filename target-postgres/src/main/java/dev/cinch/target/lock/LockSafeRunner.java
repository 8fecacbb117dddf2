package dev.cinch.target.lock;

import dev.cinch.target.Target;
import dev.cinch.target.step.Step;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Runs steps on a target so that no foreground statement waits longer than the lock budget. */
public final class LockSafeRunner {

  private final Clock clock;
  private final Pause pause;
  private final RandomGenerator random;
  private final StopSignal stop;

  public LockSafeRunner(Clock clock, Pause pause, RandomGenerator random, StopSignal stop) {
    this.clock = clock;
    this.pause = pause;
    this.random = random;
    this.stop = stop;
  }

  /**
   * Carries out a step, unless that has been done already.
   *
   * @param migration id of the migration; of one migration only one step runs on a target at a time
   * @throws LockNotObtainedException if others stood in the way until the deadline
   * @throws StepFailedException if the server refused a statement
   * @throws StepStoppedException if the thread was interrupted or the stop signal given
   * @throws dev.cinch.target.TargetUnavailableException if the target went away
   */
  public StepOutcome run(
      Target target, String migration, Step step, LockPolicy policy, StepListener listener) {
    throw new UnsupportedOperationException(
        "under construction " + clock + pause + random + stop + target);
  }

  /** Takes a step back by its undo statements, in the same way as it is run. */
  public StepOutcome undo(
      Target target, String migration, Step step, LockPolicy policy, StepListener listener) {
    throw new UnsupportedOperationException("under construction " + target);
  }
}
