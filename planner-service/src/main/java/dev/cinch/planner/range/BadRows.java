package dev.cinch.planner.range;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rows of each migration that are known to be bad. One is known from the report that names it
 * until the pages where it was met have been worked on again without it: its range, given out again
 * after a resume, or the whole table, by a later pass.
 */
public interface BadRows {

  long count(String migration);

  /** Those that ranges of the pass met when they were given out in this attempt; empty: none. */
  Optional<Met> met(Pass pass, int attempt);

  /** The pass is over: a row that it did not meet is no longer bad. */
  void forgetAllButThoseOf(Pass pass);

  /** In the order in which they were met first, from the one after this place on. */
  List<Known> page(String migration, long after, int limit);

  /**
   * What ranges of one attempt met.
   *
   * @param count how many
   * @param first the one that was met first
   */
  record Met(long count, BadRow first) {}

  /**
   * A bad row with where it was met last.
   *
   * @param place in the list, for ever
   */
  record Known(long place, BadRow row, Pass.Name pass, String worker, Instant foundAt) {}
}
