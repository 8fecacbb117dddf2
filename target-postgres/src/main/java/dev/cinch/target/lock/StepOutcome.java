package dev.cinch.target.lock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a step went.
 *
 * @param result what was done
 * @param tries how many tries there were; 0 when there was nothing to do
 * @param waited time from the start to the beginning of the try that did it
 * @param held time of that try from queueing for its lock to the end of its last statement: the
 *     most that anyone can have waited for it
 * @param blocked the tries that failed; of many the last ones
 */
public record StepOutcome(
    Result result, int tries, Duration waited, Duration held, List<BlockedTry> blocked) {

  static final StepOutcome NOTHING_TO_DO =
      new StepOutcome(Result.ALREADY_DONE, 0, Duration.ZERO, Duration.ZERO, List.of());

  /** What was done. */
  public enum Result {
    /** Nothing: it had been done already. */
    ALREADY_DONE,
    /** The step was carried out. */
    DONE
  }

  public StepOutcome {
    blocked = List.copyOf(blocked);
  }

  /** This one and the next as one. */
  StepOutcome then(StepOutcome next) {
    List<BlockedTry> both = new ArrayList<>(blocked);
    both.addAll(next.blocked);
    return new StepOutcome(
        next.result == Result.DONE ? Result.DONE : result,
        tries + next.tries,
        waited.plus(next.waited),
        held.compareTo(next.held) > 0 ? held : next.held,
        both);
  }
}
