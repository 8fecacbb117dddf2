package dev.cinch.target;

/**
 * The target can't be reached, or went away. Try again later; whether work under way was committed
 * has to be looked up first.
 */
public final class TargetUnavailableException extends TargetException {

  public TargetUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
