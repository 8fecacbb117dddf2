package dev.cinch.backbone.registry;

import org.jspecify.annotations.Nullable;

/**
 * Something that a schema registry did not do. The two kinds differ in what the caller may do next:
 * try again later ({@link RegistryUnavailableException}), or change something first ({@link
 * RegistryRefusedException}).
 */
public abstract sealed class RegistryException extends RuntimeException
    permits RegistryUnavailableException, RegistryRefusedException {

  private static final long serialVersionUID = 1L;

  RegistryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
