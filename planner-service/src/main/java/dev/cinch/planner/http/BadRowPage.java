package dev.cinch.planner.http;

import dev.cinch.planner.range.BadRows.Known;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the rows that can't be filled.
 *
 * @param next what to send as {@code after} for the page behind it; null on the last one
 */
record BadRowPage(List<BadRowView> badRows, @Nullable String next) {

  /** A row, what the database said of it, and which pass met it last. */
  record BadRowView(
      String leaf,
      String key,
      String sqlState,
      String message,
      String phase,
      int pass,
      String worker,
      Instant foundAt) {

    static BadRowView of(Known known) {
      return new BadRowView(
          known.row().leaf().toString(),
          known.row().key(),
          known.row().sqlState(),
          known.row().message(),
          known.pass().phase().name(),
          known.pass().number(),
          known.worker(),
          known.foundAt());
    }
  }

  /**
   * The page's rows and, where there are more, one of the next page.
   *
   * @param limit of a page
   */
  static BadRowPage of(List<Known> found, int limit) {
    List<Known> page = found.subList(0, Math.min(limit, found.size()));
    return new BadRowPage(
        page.stream().map(BadRowView::of).toList(),
        found.size() > limit ? Cursor.to(page.get(limit - 1).place()) : null);
  }
}
