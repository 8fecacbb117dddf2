package dev.cinch.cli.run;

/** A run can't begin, or can't go on. */
public final class RunFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RunFailedException(String message) {
    super(message);
  }
}
