package dev.cinch.target;

/** The server refused. The same request is refused again until somebody changes something. */
public final class TargetRefusedException extends TargetException {

  TargetRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
