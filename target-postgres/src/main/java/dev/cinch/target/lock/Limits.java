package dev.cinch.target.lock;

import java.time.Duration;

/**
 * The limits of a statement.
 *
 * @param lock longest wait for one lock
 * @param statement longest run, waits included
 * @param repeatable whether a statement that ran to its limit is worth another try
 */
record Limits(Duration lock, Duration statement, boolean repeatable) {

  private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);
  private static final Duration SLOW_LOOK = Duration.ofSeconds(1);

  /** How often it is looked who stands in the way: at least twice before a lock is given up. */
  Duration look() {
    Duration third = lock.dividedBy(3);
    return third.compareTo(SLOW_LOOK) < 0 ? third : SLOW_LOOK;
  }

  /** A duration as PostgreSQL takes it; never 0, which would mean no limit. */
  static String setting(Duration duration) {
    Duration most = duration.compareTo(LONGEST) < 0 ? duration : LONGEST;
    return Math.max(1, most.toMillis()) + "ms";
  }
}
