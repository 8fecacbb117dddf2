package dev.cinch.cli.plan.target;

/** The target gave no answer, or does not let us in. */
public final class TargetAwayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TargetAwayException(String message) {
    super(message);
  }
}
