package dev.cinch.planner.step;

import dev.cinch.target.catalog.TablePortrait;
import java.time.Instant;
import java.util.Optional;

/** What each migration's table was before EXPAND. */
public interface Portraits {

  /**
   * Kept only where there is none yet: a phase that was cut draws another one, which comes late.
   */
  void keep(String migration, TablePortrait portrait, Instant drawnAt);

  Optional<TablePortrait> of(String migration);
}
