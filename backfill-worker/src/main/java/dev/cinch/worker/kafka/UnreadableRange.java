package dev.cinch.worker.kafka;

/** A record that is no range and never will be one. */
final class UnreadableRange extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableRange(String message, Throwable cause) {
    super(message, cause);
  }
}
