package dev.cinch.checker.compatibility;

/** A text is not an Avro schema. The text has to be corrected; trying again does not help. */
public final class InvalidSchema extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidSchema(String message, Throwable cause) {
    super(message, cause);
  }
}
