package dev.cinch.planner.command;

/** The command does not fit; sending it again changes nothing. */
public final class CommandRefusedException extends RuntimeException {

  private final Reason reason;

  /** Why a command is refused. */
  public enum Reason {
    /** There is no such migration. */
    UNKNOWN_MIGRATION,
    /** It does not fit where the migration stands. */
    DOES_NOT_FIT,
    /** A migration of that id runs with another plan. */
    PLAN_DIFFERS,
    /** Something on the target speaks against it. */
    TARGET_OBJECTS,
    /** Nothing may be tried out on the target. */
    NO_REHEARSAL_TARGET
  }

  public CommandRefusedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
