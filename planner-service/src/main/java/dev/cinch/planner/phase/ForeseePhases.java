package dev.cinch.planner.phase;

import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.step.TargetFacts;
import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.step.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Says what each phase of a plan would do, in the same steps that would run, and touches nothing.
 */
public final class ForeseePhases {

  private final AllPhases phases;
  private final TargetFacts target;

  public ForeseePhases(AllPhases phases, TargetFacts target) {
    this.phases = phases;
    this.target = target;
  }

  /** What the plan fills, and how; empty where it writes no row. */
  public Optional<ColumnChange> filling(Plan plan) {
    return plan.sync().map(sync -> Changes.of(plan, target.syncRule(plan)));
  }

  /** As things stand on the target now. */
  public List<ForeseenPhase> of(Plan plan) {
    ColumnChange change = filling(plan).orElseGet(() -> Changes.beforeSync(plan));
    return Arrays.stream(Phase.values()).map(phase -> foresee(plan, change, phase)).toList();
  }

  private ForeseenPhase foresee(Plan plan, ColumnChange change, Phase phase) {
    PhaseWork work = phases.of(phase);
    Optional<String> needless = work.needlessBecause(plan);
    if (needless.isPresent()) {
      return new ForeseenPhase(phase, needless.get(), List.of());
    }
    Blueprint blueprint =
        new Blueprint(
            plan,
            change,
            target.layout(plan),
            plan.addsColumn() ? null : target.existing(plan).orElse(null),
            plan.isKeptByApplications() ? target.refusingNulls(plan) : List.of(),
            epochOf(phase));
    List<Step> steps = new ArrayList<>();
    work.operations(blueprint).forEach(operation -> steps.addAll(operation.steps()));
    return new ForeseenPhase(phase, null, steps);
  }

  /** BACKFILL and VERIFY each raise it once. */
  private static long epochOf(Phase phase) {
    return 1
        + Arrays.stream(Phase.values())
            .filter(Phase::isPassOverRows)
            .filter(pass -> pass.compareTo(phase) < 0)
            .count();
  }
}
