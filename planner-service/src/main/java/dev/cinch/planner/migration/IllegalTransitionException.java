package dev.cinch.planner.migration;

/** What was asked does not fit where the migration stands; asking again changes nothing. */
public final class IllegalTransitionException extends RuntimeException {

  public IllegalTransitionException(String message) {
    super(message);
  }
}
