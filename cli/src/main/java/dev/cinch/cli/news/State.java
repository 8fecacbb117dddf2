package dev.cinch.cli.news;

/** Where a migration as a whole stands. */
public enum State {
  /** One that this version does not know. */
  UNKNOWN,
  /** Goes on by itself. */
  ACTIVE,
  /** Stands still. */
  PAUSED,
  /** Is being taken back. */
  ROLLING_BACK,
  /** Has been taken back. */
  ROLLED_BACK,
  /** Was left as it stood. */
  ABORTED,
  /** Has arrived. */
  COMPLETED;

  /** Whether nothing happens any more unless somebody sees to it. */
  public boolean stands() {
    return switch (this) {
      case PAUSED, ROLLED_BACK, ABORTED, COMPLETED -> true;
      case UNKNOWN, ACTIVE, ROLLING_BACK -> false;
    };
  }
}
