package dev.cinch.target;

import org.jspecify.annotations.Nullable;

/** What went wrong with a target; its subclasses say what the caller may do next. */
public abstract class TargetException extends RuntimeException {

  protected TargetException(String message) {
    super(message);
  }

  protected TargetException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
