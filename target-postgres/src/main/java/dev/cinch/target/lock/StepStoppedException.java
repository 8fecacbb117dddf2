package dev.cinch.target.lock;

import dev.cinch.target.TargetException;

/** We were told to stop. The step can be run again at any time. */
public final class StepStoppedException extends TargetException {

  StepStoppedException(String message) {
    super(message);
  }
}
