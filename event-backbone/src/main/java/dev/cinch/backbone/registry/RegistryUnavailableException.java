package dev.cinch.backbone.registry;

import org.jspecify.annotations.Nullable;

/** No registry answered in time, or it answered that it can't at present: try again later. */
public final class RegistryUnavailableException extends RegistryException {

  private static final long serialVersionUID = 1L;

  RegistryUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
