package dev.cinch.target;

import org.jspecify.annotations.Nullable;

/**
 * The target can't be reached, did not answer in time or went away. Try again later; whether work
 * under way was committed has to be looked up first.
 */
public final class TargetUnavailableException extends TargetException {

  public TargetUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
