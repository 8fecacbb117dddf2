package dev.cinch.planner.step;

/** The phase can't go on now; trying again later is safe. */
public final class TryLaterException extends RuntimeException {

  public TryLaterException(String message) {
    super(message);
  }
}
