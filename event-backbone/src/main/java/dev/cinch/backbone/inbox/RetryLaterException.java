package dev.cinch.backbone.inbox;

import org.jspecify.annotations.Nullable;

/** An event can't be handled now but may be later: the partition waits, however long it takes. */
public final class RetryLaterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says why, and what has to happen first. */
  public RetryLaterException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
