package dev.cinch.planner.step;

import dev.cinch.target.catalog.TablePortrait;
import dev.cinch.target.change.ExistingColumn;
import dev.cinch.target.change.NotNullColumn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What each migration's table was before EXPAND. */
public interface Portraits {

  /**
   * Kept only where there is none yet: a phase that was cut draws another one, which comes late.
   */
  void keep(String migration, TablePortrait portrait, Before before, Instant drawnAt);

  /**
   * What the columns were that change.
   *
   * @param existing the migration's column; null where the migration adds it
   * @param refusingNulls the replaced columns that refused nulls, where that ends on the way
   */
  record Before(@Nullable ExistingColumn existing, List<NotNullColumn> refusingNulls) {
    public Before {
      refusingNulls = List.copyOf(refusingNulls);
    }
  }

  /** The replaced columns that refused nulls then; empty where the migration has not begun. */
  Optional<List<NotNullColumn>> refusingNulls(String migration);

  /** The migration's column as it was then; empty where the migration adds it, or has not begun. */
  Optional<ExistingColumn> existing(String migration);

  Optional<TablePortrait> of(String migration);
}
