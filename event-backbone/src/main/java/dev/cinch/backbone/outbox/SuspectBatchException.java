package dev.cinch.backbone.outbox;

/**
 * One event of a batch is the reason why none was sent. Which one can't be told: the failure of one
 * may be shown for all that fell with it.
 */
final class SuspectBatchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int events;

  SuspectBatchException(int events, Throwable cause) {
    super("Cannot send %d events at once: %s".formatted(events, cause.getMessage()), cause);
    this.events = events;
  }

  int events() {
    return events;
  }
}
