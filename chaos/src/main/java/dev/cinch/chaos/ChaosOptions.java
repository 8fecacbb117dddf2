package dev.cinch.chaos;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is to be run.
 *
 * @param length rounds begin until it is over
 * @param seed decides the faults, their order and length, and what tellers do; each round has the
 *     next one
 * @param workers worker processes
 * @param accounts rows under traffic
 * @param faults how many kinds of fault meet a round; which ones the seed decides
 * @param rest the longest that something stays away, and the longest between two faults
 * @param logs where the services' output is kept; null to drop it
 */
public record ChaosOptions(
    Duration length,
    long seed,
    int workers,
    int accounts,
    int faults,
    Duration rest,
    @Nullable Path logs) {

  private static final int ALL_FAULTS = Fault.values().length;

  public ChaosOptions {
    if (workers < 1 || workers > 16) {
      throw new IllegalArgumentException(
          "Cannot start %d workers: 1 to 16 are possible".formatted(workers));
    }
    if (faults < 1 || faults > ALL_FAULTS) {
      throw new IllegalArgumentException(
          "Cannot have %d kinds of fault: there are 1 to %d".formatted(faults, ALL_FAULTS));
    }
    if (accounts < 1_000) {
      throw new IllegalArgumentException(
          "Cannot work on %d accounts: it takes at least 1,000".formatted(accounts));
    }
  }

  /** Rounds of about a minute and a half. */
  public static ChaosOptions of(Duration length, long seed) {
    return new ChaosOptions(length, seed, 3, 60_000, ALL_FAULTS, Duration.ofSeconds(4), null);
  }

  /** A single round in a hurry. */
  static ChaosOptions oneShortRound(long seed, int faults) {
    return new ChaosOptions(Duration.ZERO, seed, 2, 12_000, faults, Duration.ofSeconds(1), null);
  }

  /** The same with the services' output in this folder. */
  public ChaosOptions logsIn(Path folder) {
    return new ChaosOptions(length, seed, workers, accounts, faults, rest, folder);
  }
}
