package dev.cinch.cli.local;

import org.jspecify.annotations.Nullable;

/** Something on this machine does not do what a local run needs. */
public final class LocalSuiteException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LocalSuiteException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
