package dev.cinch.cli;

/** How a command ends; {@code cinch --help} tells them. */
final class ExitCodes {

  static final int GOOD = 0;

  /** It could not be done, or something is not as it should be. */
  static final int BAD = 1;

  /** Whoever was asked gave no answer; the same may work later. */
  static final int NO_ANSWER = 3;

  private ExitCodes() {}

  static int of(boolean good) {
    return good ? GOOD : BAD;
  }
}
