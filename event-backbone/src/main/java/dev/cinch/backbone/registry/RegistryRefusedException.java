package dev.cinch.backbone.registry;

import org.jspecify.annotations.Nullable;

/** The registry answered no: trying again changes nothing. */
public sealed class RegistryRefusedException extends RegistryException
    permits SchemaNotFoundException, IncompatibleSchemaException {

  private static final long serialVersionUID = 1L;

  RegistryRefusedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
