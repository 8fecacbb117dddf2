package dev.cinch.backbone.registry;

import org.jspecify.annotations.Nullable;

/** The registry refuses a schema as the next version of its subject. */
public final class IncompatibleSchemaException extends RegistryRefusedException {

  private static final long serialVersionUID = 1L;

  /** Says what was refused, and why. */
  public IncompatibleSchemaException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
