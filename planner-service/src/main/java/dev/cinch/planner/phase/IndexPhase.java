package dev.cinch.planner.phase;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.Transition;
import dev.cinch.planner.plan.Plan;
import dev.cinch.target.change.AnalyzeColumn;
import dev.cinch.target.change.BuildIndex;
import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.change.IndexPlan;
import dev.cinch.target.change.TableLayout;
import java.util.Map;
import java.util.Optional;

/** Builds the indexes, now that the data is in, and has the new column analyzed. */
final class IndexPhase implements PhaseWork {

  private final PhaseTools tools;

  IndexPhase(PhaseTools tools) {
    this.tools = tools;
  }

  @Override
  public Phase phase() {
    return Phase.INDEX;
  }

  @Override
  public Optional<String> needlessBecause(Plan plan) {
    return Optional.empty();
  }

  @Override
  public Optional<Transition> carryOn(Migration migration) {
    ColumnChange change = Changes.of(migration);
    TableLayout layout = tools.target().layout(migration.plan());
    for (IndexPlan index : change.column().indexes()) {
      tools.run(migration, phase(), new BuildIndex(change, layout, index));
    }
    tools.run(migration, phase(), new AnalyzeColumn(change));
    return Optional.of(
        migration.finish(
            phase(),
            Map.of("indexes", String.valueOf(change.column().indexes().size())),
            tools.now()));
  }
}
