package dev.cinch.target.lock;

import java.time.Duration;

/**
 * How long a step may make others wait, and how long it keeps trying.
 *
 * @param budget longest time that a foreground statement may wait because of us: from queueing for
 *     a strong lock to the commit that lets it go
 * @param eviction how long the lock that makes autovacuum give way is waited for; nobody reads or
 *     writes less meanwhile
 * @param deadline how long tries are repeated, and the longest wait for a lock that blocks neither
 *     reads nor writes
 * @param longestWork longest run of one statement that blocks neither reads nor writes, such as an
 *     index build
 * @param backOff pause between tries
 */
public record LockPolicy(
    Duration budget, Duration eviction, Duration deadline, Duration longestWork, BackOff backOff) {

  /** 200 ms of lock, tried for half an hour. */
  public static final LockPolicy DEFAULT =
      new LockPolicy(
          Duration.ofMillis(200),
          Duration.ofSeconds(3),
          Duration.ofMinutes(30),
          Duration.ofHours(24),
          new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30)));

  public LockPolicy {
    positive("budget", budget);
    positive("eviction", eviction);
    positive("deadline", deadline);
    positive("longest work", longestWork);
  }

  public LockPolicy withBudget(Duration other) {
    return new LockPolicy(other, eviction, deadline, longestWork, backOff);
  }

  public LockPolicy withDeadline(Duration other) {
    return new LockPolicy(budget, eviction, other, longestWork, backOff);
  }

  public LockPolicy withBackOff(BackOff other) {
    return new LockPolicy(budget, eviction, deadline, longestWork, other);
  }

  // zero would be PostgreSQL's word for no limit
  private static void positive(String name, Duration duration) {
    if (duration.toMillis() < 1) {
      throw new IllegalArgumentException(
          "Cannot use a %s of %s: at least 1 ms is needed".formatted(name, duration));
    }
  }

  /**
   * The pause after a failed try: any length up to a limit that doubles from try to try.
   *
   * @param first limit after the first try
   * @param most limit that is never passed
   */
  public record BackOff(Duration first, Duration most) {
    public BackOff {
      positive("first pause", first);
      positive("longest pause", most);
    }
  }
}
