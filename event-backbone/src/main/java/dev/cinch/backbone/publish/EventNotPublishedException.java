package dev.cinch.backbone.publish;

import org.jspecify.annotations.Nullable;

/**
 * It is not known that an event reached the broker. It may have: sending it again under the same id
 * is harmless.
 */
public final class EventNotPublishedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EventNotPublishedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
