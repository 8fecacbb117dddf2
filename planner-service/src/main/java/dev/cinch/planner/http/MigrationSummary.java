package dev.cinch.planner.http;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.Progress;
import dev.cinch.planner.plan.Plan.Rehearsed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A migration in a list, and in the events of its standing.
 *
 * @param rehearsed the plan that it only tries out; null where it is meant
 */
public record MigrationSummary(
    String id,
    String owner,
    String purpose,
    Where where,
    @Nullable Rehearsed rehearsed,
    Standing standing,
    Progress progress) {

  /** What changes where. */
  public record Where(String target, String table, String column, @Nullable String replaces) {}

  /**
   * Where the migration as a whole stands.
   *
   * @param status of the phase; null where none is at hand
   * @param seq raised with each change, so that the newer of two answers can be told
   */
  public record Standing(
      String state,
      @Nullable String phase,
      @Nullable String status,
      String direction,
      int attempt,
      long epoch,
      long seq,
      String readers,
      Instant createdAt,
      Instant updatedAt) {}

  public static MigrationSummary of(Migration migration) {
    return new MigrationSummary(
        migration.id(),
        migration.plan().owner(),
        migration.plan().about().purpose(),
        new Where(
            migration.plan().target(),
            migration.plan().table().toString(),
            migration.plan().columnNames(),
            migration.plan().replacedNames()),
        migration.plan().rehearsed(),
        standing(migration),
        migration.progress());
  }

  private static Standing standing(Migration migration) {
    return new Standing(
        migration.state().name(),
        migration.phaseAtHand().map(Phase::name).orElse(null),
        migration.phaseAtHand().map(phase -> migration.statusOf(phase).name()).orElse(null),
        migration.direction().name(),
        migration.attempt(),
        migration.epoch(),
        migration.revision().seq(),
        migration.readsNew() ? "NEW" : "OLD",
        migration.revision().createdAt(),
        migration.revision().updatedAt());
  }
}
