package dev.cinch.planner.http;

import dev.cinch.planner.migration.ListPlace;
import dev.cinch.planner.migration.Migration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next what to send as {@code after} for the page behind it; null on the last one
 */
record MigrationPage(List<MigrationSummary> migrations, @Nullable String next) {

  /**
   * The page's migrations and, where there are more, one of the next page.
   *
   * @param limit of a page
   */
  static MigrationPage of(List<Migration> found, int limit) {
    List<Migration> page = found.subList(0, Math.min(limit, found.size()));
    return new MigrationPage(
        page.stream().map(MigrationSummary::of).toList(),
        found.size() > limit ? Cursor.to(ListPlace.of(page.get(limit - 1))) : null);
  }
}
