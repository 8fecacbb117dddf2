package dev.cinch.planner.feed;

import dev.cinch.planner.migration.Migration;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What happens to all migrations, in one order that all planners share. A reader that goes on after
 * the last place it has seen misses nothing and is told nothing twice.
 */
public interface Feed {

  /**
   * Gives places to what has none yet, unless another planner is at it.
   *
   * @param pause how long a migration's standing keeps its place at least
   * @param description of how a migration stands
   */
  void place(Duration pause, Function<Migration, String> description);

  /** The last place that has been given. */
  long last();

  /**
   * What comes after a place, in order.
   *
   * @param migration null for all of them
   */
  List<FeedEvent> after(long place, @Nullable String migration, int limit);
}
