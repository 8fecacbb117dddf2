package dev.cinch.planner.migration;

import dev.cinch.planner.migration.MigrationEvent.PhaseMoved;
import java.time.Instant;
import java.util.Map;

/**
 * Another pass of a phase that goes on.
 *
 * @param reason why the one before was not enough
 */
public record NextPass(Phase phase, int number, String reason) {

  /** True where the migration's counters are still those of an earlier pass. */
  public boolean isNewsTo(Migration migration) {
    return number > migration.progress().pass();
  }

  public Transition begun(Migration migration, Progress counters, Instant now) {
    PhaseStatus status = migration.statusOf(phase);
    Map<String, String> evidence = Map.of("pass", String.valueOf(number));
    Migration counted = migration.with(counters);
    return counted.move(
        counted.course(), now, new PhaseMoved(phase, status, status, reason, evidence));
  }
}
