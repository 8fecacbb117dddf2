package dev.cinch.checker.matrix;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some cells, in order.
 *
 * @param next after which the next page begins; null where this is the last one
 */
public record Page(List<Cell> cells, @Nullable Place next) {

  public Page {
    cells = List.copyOf(cells);
  }

  /** A page of at most so many, of one cell more if there is one. */
  public static Page of(List<Cell> cells, int limit) {
    return cells.size() > limit
        ? new Page(cells.subList(0, limit), Place.of(cells.get(limit - 1)))
        : new Page(cells, null);
  }
}
