package dev.cinch.planner.migration;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which migrations are meant; what is null or empty lets all through.
 *
 * @param table with its schema
 */
public record MigrationFilter(
    Set<State> states, @Nullable String target, @Nullable String owner, @Nullable String table) {

  public MigrationFilter {
    states = Set.copyOf(states);
  }
}
