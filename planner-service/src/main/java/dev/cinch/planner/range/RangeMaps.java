package dev.cinch.planner.range;

import dev.cinch.planner.migration.Phase;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where each range of a pass stands, for whoever looks on. */
public interface RangeMaps {

  /**
   * The ranges of a pass; empty where there is no such pass.
   *
   * @param since only those that have moved since then, and perhaps some that have not; null for
   *     all
   */
  Optional<RangeMap> of(String migration, Phase phase, int pass, @Nullable Instant since);
}
