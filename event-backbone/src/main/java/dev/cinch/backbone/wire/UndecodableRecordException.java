package dev.cinch.backbone.wire;

import org.jspecify.annotations.Nullable;

/** Bytes that are not what they should be: reading them again changes nothing. */
public final class UndecodableRecordException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UndecodableRecordException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
