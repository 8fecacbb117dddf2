package dev.cinch.planner.step;

import dev.cinch.target.health.ServerLog.Place;
import java.util.Optional;

/** How far the watch has read in the logs of targets, and what it has found. */
public interface WatchedLogs {

  /** Remembers nothing. */
  WatchedLogs NONE =
      new WatchedLogs() {
        @Override
        public Optional<Seen> of(String migration, int attempt) {
          return Optional.empty();
        }

        @Override
        public void keep(String migration, int attempt, Seen seen) {}
      };

  /** Of this attempt; empty before its first look. */
  Optional<Seen> of(String migration, int attempt);

  void keep(String migration, int attempt, Seen seen);

  /** What there has been up to a place. */
  record Seen(Place upTo, long violations) {}
}
