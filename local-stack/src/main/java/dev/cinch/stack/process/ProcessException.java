package dev.cinch.stack.process;

/** A child process could not be started, watched or ended; the message says which, and why. */
public final class ProcessException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ProcessException(String message) {
    super(message);
  }

  public ProcessException(String message, Throwable cause) {
    super(message, cause);
  }
}
