package dev.cinch.planner.http;

import dev.cinch.planner.migration.ListPlace;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.MigrationFilter;
import dev.cinch.planner.migration.Migrations;
import dev.cinch.planner.problem.ErrorCode;
import dev.cinch.planner.problem.RequestRefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what a path or a filter means. */
@Component
public class FindMigration {

  private final Migrations migrations;

  FindMigration(Migrations migrations) {
    this.migrations = migrations;
  }

  public Migration find(String id) {
    return migrations
        .find(id)
        .orElseThrow(
            () ->
                new RequestRefusedException(
                    ErrorCode.UNKNOWN_MIGRATION,
                    "Cannot find migration %s: none of that id was started; GET /api/migrations lists those that were"
                        .formatted(id)));
  }

  MigrationPage page(MigrationFilter filter, @Nullable ListPlace after, int limit) {
    return MigrationPage.of(migrations.page(filter, after, limit + 1), limit);
  }
}
