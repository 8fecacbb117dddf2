package dev.cinch.target.fill;

import java.time.Duration;

/**
 * What bounds one transaction of ours, so that bystanders never wait long for the rows it holds.
 *
 * @param lock how long it waits for rows or the table that others hold
 * @param statement how long a statement runs
 * @param idle how long it may stay open without a statement, should we be frozen
 */
public record SliceLimits(Duration lock, Duration statement, Duration idle) {

  public static final SliceLimits DEFAULT =
      new SliceLimits(Duration.ofMillis(200), Duration.ofSeconds(2), Duration.ofSeconds(5));
}
