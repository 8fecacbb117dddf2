package dev.cinch.cli.demo;

/** The demo can't come to its end. */
public final class DemoFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DemoFailedException(String message) {
    super(message);
  }
}
