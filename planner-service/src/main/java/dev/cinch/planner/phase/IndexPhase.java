package dev.cinch.planner.phase;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.Transition;
import dev.cinch.planner.plan.Plan;
import dev.cinch.target.change.AnalyzeColumn;
import dev.cinch.target.change.BuildIndex;
import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.change.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
    return plan.sync().isPresent() || !plan.demands().plainIndexes().isEmpty()
        ? Optional.empty()
        : Optional.of("The plan asks for no index, and no row was written");
  }

  @Override
  public List<Operation> operations(Blueprint blueprint) {
    ColumnChange change = blueprint.change();
    Stream<Operation> builds =
        change.column().demands().plainIndexes().stream()
            .map(index -> new BuildIndex(change, blueprint.layout(), index));
    Stream<Operation> statistics =
        change.filling() == null ? Stream.of() : change.each().stream().map(AnalyzeColumn::new);
    return Stream.concat(builds, statistics).toList();
  }

  @Override
  public Optional<Transition> carryOn(Migration migration) {
    tools.target().checkDemands(migration.plan());
    tools.run(migration, phase(), operations(tools.blueprint(migration)));
    return Optional.of(
        migration.finish(
            phase(),
            Map.of("indexes", String.valueOf(migration.plan().demands().plainIndexes().size())),
            tools.now()));
  }
}
