package dev.cinch.target.query;

/** A query can't be planned; its message says why. */
final class CannotPlanException extends Exception {

  CannotPlanException(String why) {
    super(why);
  }
}
