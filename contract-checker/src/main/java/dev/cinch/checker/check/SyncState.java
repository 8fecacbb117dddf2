package dev.cinch.checker.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How old and new column are kept in step.
 *
 * @param epoch the epoch that the marker of this migration holds; null where there is no such
 *     marker
 * @param broken why a write may get past it; empty where none does
 */
public record SyncState(@Nullable Long epoch, List<String> broken) {

  public SyncState {
    broken = List.copyOf(broken);
  }
}
