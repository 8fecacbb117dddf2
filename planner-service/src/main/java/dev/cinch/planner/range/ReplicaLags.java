package dev.cinch.planner.range;

import dev.cinch.planner.migration.Migration;
import org.jspecify.annotations.Nullable;

/** How far the replicas of targets are behind. */
public interface ReplicaLags {

  /** That of the slowest replica of a migration's target, as it was a moment ago. */
  ReplicaLag of(Migration migration);

  /**
   * What was found.
   *
   * @param seconds 0 where there is no replica; null where it is not known
   * @param unknownBecause why it is not known, for a person
   */
  record ReplicaLag(@Nullable Double seconds, @Nullable String unknownBecause) {}
}
