package dev.cinch.planner.step;

import dev.cinch.target.catalog.TablePortrait;
import dev.cinch.target.change.ExistingColumn;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What each migration's table was before EXPAND. */
public interface Portraits {

  /**
   * Kept only where there is none yet: a phase that was cut draws another one, which comes late.
   */
  void keep(
      String migration, TablePortrait portrait, @Nullable ExistingColumn existing, Instant drawnAt);

  /** The migration's column as it was then; empty where the migration adds it, or has not begun. */
  Optional<ExistingColumn> existing(String migration);

  Optional<TablePortrait> of(String migration);
}
