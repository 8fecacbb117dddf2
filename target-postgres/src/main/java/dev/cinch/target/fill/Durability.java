package dev.cinch.target.fill;

/**
 * When a commit outlives a crash of the server. Neither waits for a standby: a hung one must not
 * make us hold row locks.
 */
enum Durability {
  /** As soon as it returns. */
  AT_ONCE("local"),
  /**
   * Together with the next one that is {@link #AT_ONCE}. Nobody may be told before that the work is
   * done.
   */
  LATER("off");

  private final String synchronousCommit;

  Durability(String synchronousCommit) {
    this.synchronousCommit = synchronousCommit;
  }

  String synchronousCommit() {
    return synchronousCommit;
  }
}
