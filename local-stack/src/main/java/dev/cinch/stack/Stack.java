package dev.cinch.stack;

/**
 * PostgreSQL, Kafka and a registry, ready to use. Child processes of this JVM stand behind it here
 * ({@link LocalStack}); containers or servers that run elsewhere can.
 */
public interface Stack extends AutoCloseable {

  /** Where its servers answer. */
  Endpoints endpoints();

  /** Ends the servers that this stack started; returns when they are gone. */
  @Override
  void close();
}
