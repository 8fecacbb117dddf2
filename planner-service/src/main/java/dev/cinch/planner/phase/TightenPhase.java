package dev.cinch.planner.phase;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.Transition;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.Watch;
import dev.cinch.planner.step.PhaseFailedException;
import dev.cinch.planner.step.Trouble;
import dev.cinch.target.change.AddCheck;
import dev.cinch.target.change.AddReference;
import dev.cinch.target.change.AddUnique;
import dev.cinch.target.change.AllowNulls;
import dev.cinch.target.change.BuildIndex;
import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.change.ConstraintPlan;
import dev.cinch.target.change.ConstraintPlan.Check;
import dev.cinch.target.change.ConstraintPlan.Reference;
import dev.cinch.target.change.ConstraintPlan.Unique;
import dev.cinch.target.change.Demands;
import dev.cinch.target.change.NextKey;
import dev.cinch.target.change.NotNull;
import dev.cinch.target.change.Operation;
import dev.cinch.target.change.TableLayout;
import dev.cinch.target.name.Identifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Adds and validates the constraints, without a scan that blocks. */
final class TightenPhase implements PhaseWork {

  private final PhaseTools tools;

  TightenPhase(PhaseTools tools) {
    this.tools = tools;
  }

  @Override
  public Phase phase() {
    return Phase.TIGHTEN;
  }

  @Override
  public Optional<String> needlessBecause(Plan plan) {
    return plan.tightens()
        ? Optional.empty()
        : Optional.of("The plan demands nothing of the column");
  }

  private static Map<String, String> evidence(Plan plan) {
    Demands demands = plan.demands();
    List<String> names = new ArrayList<>();
    if (plan.work().allowsNulls()) {
      names.add("nulls allowed");
    }
    demands.uniqueIndexes().forEach(index -> names.add(index.name().value()));
    demands.constraints().forEach(constraint -> names.add(constraint.name().value()));
    if (demands.primaryKey()) {
      names.add("the next primary key");
    }
    List<Identifier> notNull = plan.work().tighten().notNull();
    if (!notNull.isEmpty()) {
      names.add(plan.column().also().isEmpty() ? "not null" : "not null: " + joined(notNull));
    }
    return Map.of("constraints", String.join(", ", names));
  }

  private static String joined(List<Identifier> names) {
    return names.stream().map(Identifier::value).collect(Collectors.joining(", "));
  }

  @Override
  public List<Operation> operations(Blueprint blueprint) {
    ColumnChange change = blueprint.change();
    TableLayout layout = blueprint.layout();
    Demands demands = change.column().demands();
    List<Operation> operations = new ArrayList<>();
    demands.uniqueIndexes().forEach(index -> operations.add(new BuildIndex(change, layout, index)));
    demands.constraints().forEach(each -> operations.add(constrain(change, layout, each)));
    if (demands.primaryKey()) {
      operations.add(new NextKey(change, layout));
    }
    if (blueprint.plan().work().allowsNulls()) {
      operations.add(new AllowNulls(change, layout, blueprint.before()));
    }
    change.each().stream()
        .filter(one -> one.column().demands().notNull())
        .forEach(one -> operations.add(new NotNull(one, layout)));
    return List.copyOf(operations);
  }

  private static Operation constrain(
      ColumnChange change, TableLayout layout, ConstraintPlan constraint) {
    if (constraint instanceof Check check) {
      return new AddCheck(change, check);
    }
    if (constraint instanceof Reference reference) {
      return new AddReference(change, layout, reference);
    }
    return new AddUnique(change, layout, (Unique) constraint);
  }

  @Override
  public Optional<String> whileItRuns(Migration migration) {
    return watch(migration)
        .filter(watch -> !migration.isRehearsal())
        .flatMap(watch -> doneSince(migration).map(since -> watchedUntil(since, watch)))
        .map("the end of the watch at %s"::formatted);
  }

  @Override
  public Optional<Transition> carryOn(Migration migration) {
    List<Operation> operations = operations(tools.blueprint(migration));
    Optional<Instant> since = tools.doneSince(migration, phase(), operations);
    if (since.isEmpty()) {
      tools.target().checkDemands(migration.plan());
      tools.run(migration, phase(), operations);
    }
    Optional<Watch> watch = watch(migration);
    return watch.isEmpty()
        ? Optional.of(finish(migration, List.of()))
        : watched(migration, watch.get(), operations);
  }

  /** Ends the phase once the watch is over without trouble, and nothing of it is out of sight. */
  private Optional<Transition> watched(
      Migration migration, Watch watch, List<Operation> operations) {
    Trouble trouble = tools.target().trouble(migration);
    if (!trouble.found().isEmpty()) {
      fail(migration, watch, operations, String.join("; ", trouble.found()));
    }
    boolean over =
        migration.isRehearsal()
            || trouble.blind().isEmpty() && isOver(migration, watch, operations);
    return over ? Optional.of(finish(migration, trouble.passedOver())) : Optional.empty();
  }

  private Transition finish(Migration migration, List<String> notWatched) {
    Map<String, String> evidence = new HashMap<>(evidence(migration.plan()));
    if (!notWatched.isEmpty()) {
      evidence.put("not watched", String.join("; ", notWatched));
    }
    return migration.finish(phase(), evidence, tools.now());
  }

  private boolean isOver(Migration migration, Watch watch, List<Operation> operations) {
    return tools
        .doneSince(migration, phase(), operations)
        .filter(since -> !tools.now().isBefore(watchedUntil(since, watch)))
        .isPresent();
  }

  private void fail(Migration migration, Watch watch, List<Operation> operations, String trouble) {
    if (watch.takesBack()) {
      tools.undo(migration, phase(), operations);
    }
    throw new PhaseFailedException(
        "The watch over the target found trouble: %s; %s"
            .formatted(
                trouble,
                watch.takesBack()
                    ? "what the phase had added was taken back; mend the cause and resume, or roll back"
                    : "what the phase added is still there; mend the cause and resume, or roll back"));
  }

  private static Instant watchedUntil(Instant since, Watch watch) {
    return since.plus(watch.span());
  }

  private static Optional<Watch> watch(Migration migration) {
    return Optional.ofNullable(migration.plan().work().tighten().watch());
  }

  private Optional<Instant> doneSince(Migration migration) {
    return tools.doneSince(migration, phase(), operations(tools.blueprint(migration)));
  }
}
