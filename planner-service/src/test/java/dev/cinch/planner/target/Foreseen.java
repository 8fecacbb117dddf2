package dev.cinch.planner.target;

import dev.cinch.planner.migration.Migrations;
import dev.cinch.planner.migration.Traces;
import dev.cinch.planner.migration.Transactions;
import dev.cinch.planner.phase.AllPhases;
import dev.cinch.planner.phase.ForeseePhases;
import dev.cinch.planner.phase.ForeseenPhase;
import dev.cinch.planner.phase.PhaseTools;
import dev.cinch.planner.phase.ProofByApplications;
import dev.cinch.planner.phase.QueriesBeforeSwitch;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.query.QueryComparisons;
import dev.cinch.planner.range.BadRows;
import dev.cinch.planner.range.Books;
import dev.cinch.planner.range.CarryPass;
import dev.cinch.planner.range.DispatchSettings;
import dev.cinch.planner.range.GiveOutRanges;
import dev.cinch.planner.range.Pacing;
import dev.cinch.planner.range.Passes;
import dev.cinch.planner.range.RangeQueue;
import dev.cinch.planner.range.Ranges;
import dev.cinch.planner.range.Snapshots;
import dev.cinch.planner.range.TableExtents;
import dev.cinch.planner.step.ForgetfulWriters;
import dev.cinch.planner.step.Portraits;
import dev.cinch.planner.step.RunSteps;
import dev.cinch.planner.step.Standstills;
import dev.cinch.planner.step.StepRuns;
import dev.cinch.planner.step.TargetFacts;
import dev.cinch.planner.step.TargetSteps;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The steps of a plan as they would run, from nothing but the target. */
final class Foreseen {

  private Foreseen() {}

  static List<ForeseenPhase> phases(Plan plan, TargetFacts target) {
    return on(target).of(plan);
  }

  static ForeseePhases on(TargetFacts target) {
    Clock clock = Clock.systemUTC();
    Pacing pacing =
        new Pacing(
            new DispatchSettings(1, 1, Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 1), clock);
    RunSteps steps =
        new RunSteps(
            nobody(TargetSteps.class),
            nobody(StepRuns.class),
            nobody(Standstills.class),
            nobody(Migrations.class));
    Books books = new Books(nobody(Passes.class), nobody(Ranges.class), nobody(BadRows.class));
    GiveOutRanges giveOut =
        new GiveOutRanges(
            nobody(Transactions.class),
            books.passes(),
            books.ranges(),
            nobody(RangeQueue.class),
            pacing);
    AllPhases phases =
        new AllPhases(
            new PhaseTools(steps, target, nobody(Portraits.class), Traces.NONE, clock),
            new CarryPass(books, giveOut, nobody(TableExtents.class), pacing),
            new ProofByApplications(nobody(Snapshots.class), nobody(ForgetfulWriters.class)),
            new QueriesBeforeSwitch(nobody(QueryComparisons.class), Duration.ofMinutes(5)));
    return new ForeseePhases(phases, target);
  }

  /** To look ahead, nothing that is stored is needed. */
  private static <T> T nobody(Class<T> port) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              throw new IllegalStateException("Somebody asks " + method);
            }));
  }
}
