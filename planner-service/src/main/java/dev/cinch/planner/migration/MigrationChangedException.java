package dev.cinch.planner.migration;

/** Somebody else stored a newer edition first; reading it anew and deciding again is safe. */
public final class MigrationChangedException extends RuntimeException {

  public MigrationChangedException(String id) {
    super("Cannot store migration %s: it was changed meanwhile; read it again".formatted(id));
  }
}
