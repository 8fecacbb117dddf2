package dev.cinch.backbone.registry;

import org.jspecify.annotations.Nullable;

/** The registry does not hold what was asked for: a subject, a version, a schema or an id. */
public final class SchemaNotFoundException extends RegistryRefusedException {

  private static final long serialVersionUID = 1L;

  /** Says what was refused, and why. */
  public SchemaNotFoundException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
