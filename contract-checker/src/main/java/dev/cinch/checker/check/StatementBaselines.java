package dev.cinch.checker.check;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** From which counts on statements are watched. */
public interface StatementBaselines {

  /** The counts that a migration's column is watched from. */
  Optional<Baseline> of(Subject subject);

  /** Keeps counts in the place of those before. */
  void keep(Subject subject, Baseline baseline);

  /** Which column of which target is watched, for which migration. */
  record Subject(String migration, String target, String column) {}

  /**
   * Counts at one moment.
   *
   * @param at when they were taken
   * @param resetAt since when the database had counted
   * @param evictions how often entries had made room for others by then
   * @param calls by statement
   */
  record Baseline(Instant at, Instant resetAt, long evictions, Map<String, Long> calls) {

    public Baseline {
      calls = Map.copyOf(calls);
    }
  }
}
