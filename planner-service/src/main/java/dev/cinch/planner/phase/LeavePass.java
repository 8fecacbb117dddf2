package dev.cinch.planner.phase;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.Progress;
import dev.cinch.planner.migration.Transition;
import dev.cinch.target.change.RaiseEpoch;
import java.util.Map;

/**
 * Leaves BACKFILL or VERIFY: the target's marker holds the next epoch before the planner's database
 * does, so that no worker of the pass that is over can write any more. Cut in between, it runs
 * again with the same epoch.
 */
final class LeavePass {

  private final PhaseTools tools;

  LeavePass(PhaseTools tools) {
    this.tools = tools;
  }

  Transition leave(Migration migration, Phase phase, Progress progress) {
    tools.run(
        migration,
        phase,
        new RaiseEpoch(
            Changes.of(migration), tools.target().layout(migration.plan()), migration.epoch() + 1));
    return migration.finishPass(phase, progress, evidence(progress), tools.now());
  }

  private static Map<String, String> evidence(Progress progress) {
    return Map.of(
        "passes", String.valueOf(progress.pass()),
        "pages", String.valueOf(progress.pages().done()),
        "ranges", String.valueOf(progress.ranges().done()),
        "rows_seen", String.valueOf(progress.rows().seen()),
        "rows_changed", String.valueOf(progress.rows().changed()),
        "mismatches", String.valueOf(progress.rows().mismatches()));
  }
}
