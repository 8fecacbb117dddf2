package dev.cinch.checker.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How old and new column are kept in step.
 *
 * @param writer who writes the new column at each write
 * @param epoch the epoch that the marker of this migration holds; null where there is no such
 *     marker
 * @param broken why a write may get past it; empty where none does
 */
public record SyncState(Writer writer, @Nullable Long epoch, List<String> broken) {

  /** Who writes the new column at each write. */
  public enum Writer {
    /** The migration's trigger. */
    TRIGGER,
    /** The applications, which write both columns. */
    APPLICATIONS
  }

  public SyncState {
    broken = List.copyOf(broken);
  }
}
