package dev.cinch.target.lock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One try that did not get its lock in time.
 *
 * @param number from 1
 * @param at when it was given up
 * @param lasted how long it took
 * @param reason what the server said
 * @param blockers who stood in the way, as seen while it waited; may be empty
 */
public record BlockedTry(
    int number, Instant at, Duration lasted, String reason, List<Blocker> blockers) {

  public BlockedTry {
    blockers = List.copyOf(blockers);
  }
}
