package dev.cinch.target.lock;

import dev.cinch.target.Target;
import dev.cinch.target.step.Step;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * Runs steps on a target so that no foreground statement waits longer than the lock budget.
 *
 * <p>A step that blocks readers or writers runs in one transaction: first a lock that blocks
 * neither, but makes an ordinary autovacuum give way, then the work, bounded by the budget as a
 * whole, the commit included. Other steps may wait and work longer. What did not get its lock is
 * tried again until a deadline, with the record of who was in the way.
 *
 * <p>A step may be cut at any moment and run again: the session that works for a migration holds a
 * lock named after it, so that what a killed planner left running is waited for first, and a step
 * whose work is there already is not carried out twice.
 */
public final class LockSafeRunner {

  private final Clock clock;
  private final Pause pause;
  private final RandomGenerator random;
  private final StopSignal stop;

  /**
   * @param clock tells when the deadline has come
   * @param pause waits between tries
   * @param random how long within the limits
   * @param stop asked between tries, and while a statement runs that blocks nobody
   */
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
    return carryOut(target, migration, Work.of(step), policy, listener);
  }

  /**
   * Takes a step back by its undo statements, in the same way as it is run. They are carried out
   * even where the step seems not to have been done, since a part of it may have been.
   *
   * @throws StepFailedException also where the step has been carried out and has no way back
   */
  public StepOutcome undo(
      Target target, String migration, Step step, LockPolicy policy, StepListener listener) {
    return switch (step.undo().kind()) {
      case NEEDLESS -> StepOutcome.NOTHING_TO_DO;
      case BY_STATEMENTS, IMPOSSIBLE ->
          carryOut(target, migration, Work.undoing(step), policy, listener);
      case BY_STEPS ->
          step.undo().steps().stream()
              .map(part -> carryOut(target, migration, Work.of(part), policy, listener))
              .reduce(StepOutcome.NOTHING_TO_DO, StepOutcome::then);
    };
  }

  /**
   * Does all of a step within one transaction, and rolls that back: for steps without a way back,
   * where nothing may stay. Locks, limits and tries are those of {@link #run}.
   *
   * @throws StepFailedException also where the statements do not come to what the step is for
   */
  public StepOutcome tryOut(
      Target target, String migration, Step step, LockPolicy policy, StepListener listener) {
    return carryOut(target, migration, Work.trying(step), policy, listener);
  }

  private StepOutcome carryOut(
      Target target, String migration, Work work, LockPolicy policy, StepListener listener) {
    Patience patience = new Patience(clock, pause, random, stop, policy);
    try (StepSession session = new StepSession(target, migration, stop)) {
      return new StepRun(session, work, policy, patience, listener).untilDone();
    }
  }
}
