package dev.cinch.planner.phase;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.Transition;
import dev.cinch.planner.plan.Approval;
import dev.cinch.planner.plan.Plan;
import dev.cinch.target.change.ChangeDefault;
import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.change.LetNullsIn;
import dev.cinch.target.change.Operation;
import dev.cinch.target.change.SetDefault;
import dev.cinch.target.change.StopForward;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells applications to read the new column. Where the plan gives no backward expression, the old
 * column is no longer kept in step from here on. Where the applications write both, each may stop
 * to write the old one.
 */
final class SwitchPhase implements PhaseWork {

  private final PhaseTools tools;
  private final CompareReaders readers;

  SwitchPhase(PhaseTools tools, QueriesBeforeSwitch queries) {
    this.tools = tools;
    this.readers = new CompareReaders(tools, queries);
  }

  @Override
  public Phase phase() {
    return Phase.SWITCH;
  }

  @Override
  public Optional<String> needlessBecause(Plan plan) {
    return plan.sync().isPresent() || plan.changesDefault()
        ? Optional.empty()
        : Optional.of("The plan keeps nothing in step, so that there is nothing to switch from");
  }

  @Override
  public Optional<Transition> beforehand(Migration migration) {
    return readers.compare(migration);
  }

  @Override
  public Optional<String> waitsFor(Migration migration, Instant now) {
    if (migration.course().approved().contains(phase())) {
      return Optional.empty();
    }
    Optional<String> against = readers.against(migration);
    boolean asksAnyway = migration.plan().exposure().readers().approval() == Approval.MANUAL;
    return asksAnyway || against.isPresent()
        ? Optional.of("approval of SWITCH" + against.map("; "::concat).orElse(""))
        : Optional.empty();
  }

  @Override
  public List<Operation> operations(Blueprint blueprint) {
    ColumnChange change = blueprint.change();
    if (blueprint.plan().changesDefault()) {
      return List.of(new ChangeDefault(change, blueprint.before()));
    }
    List<Operation> operations = new ArrayList<>();
    if (change.isKeptByApplications()) {
      operations.add(new LetNullsIn(change, blueprint.layout(), blueprint.refusingNulls()));
    } else if (!change.replaced().isEmpty() && !change.goesBothWays()) {
      operations.add(new StopForward(change));
    }
    change.each().stream()
        .filter(one -> one.column().defaultValue() != null)
        .forEach(one -> operations.add(new SetDefault(one)));
    return List.copyOf(operations);
  }

  @Override
  public Optional<Transition> carryOn(Migration migration) {
    tools.run(migration, phase(), operations(tools.blueprint(migration)));
    Map<String, String> evidence = new HashMap<>(readers.evidence(migration));
    evidence.put("readers", migration.readsNew() ? "new" : "not told, as this is a rehearsal");
    return Optional.of(migration.finish(phase(), evidence, tools.now()));
  }
}
