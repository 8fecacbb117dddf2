package dev.cinch.target.lock;

import dev.cinch.target.TargetException;
import org.jspecify.annotations.Nullable;

/** The server refused a statement. The same step fails again until somebody changes something. */
public final class StepFailedException extends TargetException {

  StepFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
