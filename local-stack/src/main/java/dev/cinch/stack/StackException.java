package dev.cinch.stack;

/**
 * A server or service could not be started, stopped or reached; the message says which, and why.
 */
public final class StackException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StackException(String message) {
    super(message);
  }

  public StackException(String message, Throwable cause) {
    super(message, cause);
  }
}
