package dev.cinch.planner.phase;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.PhaseStatus;
import dev.cinch.planner.migration.Transition;
import dev.cinch.planner.step.PhaseFailedException;
import dev.cinch.target.catalog.TablePortrait;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a migration back, phase by phase, the last one first. Everything here may be cut at any
 * instruction and runs again.
 */
final class TakeBack {

  private static final int LINES_TOLD = 50;

  private final PhaseTools tools;
  private final AllPhases phases;

  TakeBack(PhaseTools tools, AllPhases phases) {
    this.tools = tools;
    this.phases = phases;
  }

  /** What to store next; empty where there is nothing to do but wait. */
  Optional<Transition> next(Migration migration) {
    if (waitsFor(migration).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        migration
            .phaseAtHand()
            .map(phase -> undo(migration, phase))
            .orElseGet(() -> migration.completeRollback(comparison(migration), tools.now())));
  }

  /**
   * Nothing that readers of the new column may still need goes before they had time to leave it,
   * and no column that applications write before somebody says that none does any more.
   */
  Optional<String> waitsFor(Migration migration) {
    if (migration.isRehearsal()) {
      return Optional.empty();
    }
    Instant left = migration.recordOf(Phase.SWITCH).since();
    Instant settled = left.plus(migration.plan().exposure().readers().settle());
    return migration.statusOf(Phase.SWITCH) == PhaseStatus.UNDONE && tools.now().isBefore(settled)
        ? Optional.of("readers to leave the new column until " + settled)
        : writers(migration);
  }

  private static Optional<String> writers(Migration migration) {
    boolean drops = migration.phaseAtHand().filter(phase -> phase == Phase.EXPAND).isPresent();
    return drops
            && migration.plan().isKeptByApplications()
            && !migration.course().approved().contains(Phase.EXPAND)
        ? Optional.of(
            "approval of EXPAND, once no application writes %s any more: the way back drops it"
                .formatted(migration.plan().column().name()))
        : Optional.empty();
  }

  private Transition undo(Migration migration, Phase phase) {
    try {
      if (migration.statusOf(phase) != PhaseStatus.GATED && tools.hasTouchedTarget(migration)) {
        tools.undo(migration, phase, phases.of(phase).operations(tools.blueprint(migration)));
      }
      return migration.undo(phase, tools.now());
    } catch (PhaseFailedException failed) {
      return migration.stopRollback(
          "Cannot undo %s: %s".formatted(phase, failed.getMessage()), tools.now());
    }
  }

  /** How the table compares with what it was before EXPAND. */
  private Map<String, String> comparison(Migration migration) {
    return tools
        .portraits()
        .of(migration.id())
        .map(before -> Map.of("catalog", compared(migration, before)))
        .orElse(Map.of("catalog", "nothing had been done"));
  }

  private String compared(Migration migration, TablePortrait before) {
    Optional<TablePortrait> now = tools.target().portrait(migration.plan());
    if (now.isEmpty()) {
      return "the table is gone";
    }
    List<String> changes = now.get().changesSince(before);
    return changes.isEmpty()
        ? "as before EXPAND"
        : "changed since EXPAND, and not by this migration: "
            + String.join("; ", changes.subList(0, Math.min(LINES_TOLD, changes.size())));
  }
}
