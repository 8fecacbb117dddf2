package dev.cinch.worker.range;

import java.time.Duration;

/**
 * How patient a slot is with what it waits for.
 *
 * @param stateWait for the state that a range has overtaken
 * @param targetTries how often a target that is away is tried within one turn
 * @param targetBackOff before the second try; doubled before each further one
 */
public record WorkLimits(Duration stateWait, int targetTries, Duration targetBackOff) {

  public WorkLimits {
    if (targetTries < 1) {
      throw new IllegalArgumentException(
          "Cannot try a target %d times: it takes at least one".formatted(targetTries));
    }
  }
}
