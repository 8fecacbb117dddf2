package dev.cinch.cli.follow;

import dev.cinch.cli.news.State;

/**
 * How it stood when nobody followed it any longer.
 *
 * @param state of the migration
 */
public record Ending(State state) {

  /** Whether nothing more can happen to it. */
  public boolean isOver() {
    return switch (state) {
      case COMPLETED, ROLLED_BACK, ABORTED -> true;
      case UNKNOWN, ACTIVE, PAUSED, ROLLING_BACK -> false;
    };
  }

  /** Whether the migration has arrived. */
  public boolean isGood() {
    return state == State.COMPLETED;
  }

  /** Whether all that it had done was taken back. */
  public boolean isTakenBack() {
    return state == State.ROLLED_BACK;
  }
}
