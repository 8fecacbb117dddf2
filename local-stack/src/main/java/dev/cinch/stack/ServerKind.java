package dev.cinch.stack;

import java.util.Locale;

/** The servers of a stack. */
public enum ServerKind {
  /** PostgreSQL, the version that the options name. */
  POSTGRES,
  /** A Kafka broker and controller in one JVM. */
  KAFKA,
  /** Apicurio Registry; it keeps its schemas in the stack's PostgreSQL. */
  REGISTRY;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
