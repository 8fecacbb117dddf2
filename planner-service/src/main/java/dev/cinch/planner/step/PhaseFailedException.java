package dev.cinch.planner.step;

/** The phase can't go on until somebody has looked and resumes it. */
public final class PhaseFailedException extends RuntimeException {

  public PhaseFailedException(String message) {
    super(message);
  }
}
