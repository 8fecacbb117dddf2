package dev.cinch.planner.target;

import dev.cinch.planner.migration.Migrations;
import dev.cinch.planner.migration.Traces;
import dev.cinch.planner.migration.Transactions;
import dev.cinch.planner.phase.AllPhases;
import dev.cinch.planner.phase.ForeseePhases;
import dev.cinch.planner.phase.PhaseTools;
import dev.cinch.planner.phase.ProofByApplications;
import dev.cinch.planner.phase.QueriesBeforeSwitch;
import dev.cinch.planner.preview.PreviewPlan;
import dev.cinch.planner.query.QueryComparisons;
import dev.cinch.planner.range.BadRows;
import dev.cinch.planner.range.Books;
import dev.cinch.planner.range.CarryPass;
import dev.cinch.planner.range.GiveOutRanges;
import dev.cinch.planner.range.Pacing;
import dev.cinch.planner.range.Passes;
import dev.cinch.planner.range.RangeQueue;
import dev.cinch.planner.range.Ranges;
import dev.cinch.planner.range.Snapshots;
import dev.cinch.planner.settings.PlannerProperties;
import dev.cinch.planner.step.ForgetfulWriters;
import dev.cinch.planner.step.Portraits;
import dev.cinch.planner.step.RunSteps;
import dev.cinch.planner.step.Standstills;
import dev.cinch.planner.step.StepRuns;
import dev.cinch.planner.step.TargetSteps;
import dev.cinch.target.Targets;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * Previews plans where no planner runs: the same phases and rules, over the target alone. There is
 * no queue to be seen then, and no setting but the defaults.
 */
public final class OfflinePreview {

  private OfflinePreview() {}

  public static PreviewPlan over(Targets targets) {
    JdbcTargetFacts facts = new JdbcTargetFacts(targets);
    Pacing pacing = new Pacing(defaults().dispatch().settings(), Clock.systemUTC());
    AllPhases phases =
        new AllPhases(tools(facts, pacing.clock()), carryPass(facts, pacing), proof(), queries());
    return new PreviewPlan(
        new ForeseePhases(phases, facts),
        facts,
        new JdbcTargetPictures(targets, (target, table) -> List.of()),
        pacing.settings());
  }

  private static PlannerProperties defaults() {
    return new Binder(new MapConfigurationPropertySource(Map.of()))
        .bindOrCreate("cinch.planner", PlannerProperties.class);
  }

  private static ProofByApplications proof() {
    return new ProofByApplications(absent(Snapshots.class), absent(ForgetfulWriters.class));
  }

  private static QueriesBeforeSwitch queries() {
    return new QueriesBeforeSwitch(
        absent(QueryComparisons.class), defaults().queryComparisonEvery());
  }

  private static PhaseTools tools(JdbcTargetFacts facts, Clock clock) {
    return new PhaseTools(
        new RunSteps(
            absent(TargetSteps.class),
            absent(StepRuns.class),
            absent(Standstills.class),
            absent(Migrations.class)),
        facts,
        absent(Portraits.class),
        Traces.NONE,
        clock);
  }

  private static CarryPass carryPass(JdbcTargetFacts facts, Pacing pacing) {
    Passes passes = absent(Passes.class);
    Ranges ranges = absent(Ranges.class);
    return new CarryPass(
        new Books(passes, ranges, absent(BadRows.class)),
        new GiveOutRanges(
            absent(Transactions.class), passes, ranges, absent(RangeQueue.class), pacing),
        facts,
        pacing);
  }

  /** What only a migration that moves would ask. */
  private static <T> T absent(Class<T> port) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              throw new IllegalStateException(
                  "Cannot ask %s for %s: a preview carries nothing out"
                      .formatted(port.getSimpleName(), method.getName()));
            }));
  }
}
