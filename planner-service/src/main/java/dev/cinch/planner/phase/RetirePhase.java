package dev.cinch.planner.phase;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.Transition;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.Plan.Fate;
import dev.cinch.target.change.ChangeType;
import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.change.Demands;
import dev.cinch.target.change.DropColumnForGood;
import dev.cinch.target.change.DropReplaced;
import dev.cinch.target.change.KeepDemands;
import dev.cinch.target.change.Operation;
import dev.cinch.target.name.Identifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Drops, after the soak, what kept old and new in step, and the old column if the plan says so. */
final class RetirePhase implements PhaseWork {

  private final PhaseTools tools;

  RetirePhase(PhaseTools tools) {
    this.tools = tools;
  }

  @Override
  public Phase phase() {
    return Phase.RETIRE;
  }

  @Override
  public Optional<String> needlessBecause(Plan plan) {
    return plan.column().fate() == Fate.CONSTRAIN
            && plan.demands().equals(Demands.NONE)
            && !plan.changesType()
            && plan.exposure().retire().soak().isZero()
        ? Optional.of("The plan leaves nothing behind that would have to go")
        : Optional.empty();
  }

  @Override
  public Optional<String> waitsFor(Migration migration, Instant now) {
    Instant switched = migration.recordOf(Phase.SWITCH).since();
    Instant soaked = switched.plus(migration.plan().exposure().retire().soak());
    return now.isBefore(soaked)
        ? Optional.of("the end of the soak at " + soaked)
        : Optional.empty();
  }

  @Override
  public List<Operation> operations(Blueprint blueprint) {
    ColumnChange change = blueprint.change();
    return switch (blueprint.plan().column().fate()) {
      case ADD -> List.of(new DropReplaced(change, blueprint.layout()));
      case CONSTRAIN -> inPlace(blueprint);
      case DROP -> List.of(new DropColumnForGood(change, blueprint.plan().going()));
    };
  }

  private static List<Operation> inPlace(Blueprint blueprint) {
    List<Operation> operations = new ArrayList<>();
    if (blueprint.plan().changesType()) {
      operations.add(new ChangeType(blueprint.change(), blueprint.before()));
    }
    if (!blueprint.plan().demands().equals(Demands.NONE)) {
      operations.add(new KeepDemands(blueprint.change()));
    }
    return operations;
  }

  @Override
  public Optional<Transition> carryOn(Migration migration) {
    tools.run(migration, phase(), operations(tools.blueprint(migration)));
    return Optional.of(
        migration.finish(
            phase(),
            Map.of(
                migration.isRehearsal() ? "tried to drop" : "dropped", dropped(migration.plan())),
            tools.now()));
  }

  private static String dropped(Plan plan) {
    return plan.going().isEmpty()
        ? "nothing"
        : plan.going().stream().map(Identifier::value).collect(Collectors.joining(", "));
  }
}
