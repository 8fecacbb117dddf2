package dev.cinch.planner.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.planner.phase.ForeseenPhase;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.PlanReader;
import dev.cinch.planner.support.Assignments;
import dev.cinch.stack.PostgresEndpoint;
import dev.cinch.stack.SharedStack;
import dev.cinch.target.lock.BlockedTry;
import dev.cinch.target.lock.Blocker;
import dev.cinch.target.lock.LockPolicy;
import dev.cinch.target.lock.LockSafeRunner;
import dev.cinch.target.lock.Pause;
import dev.cinch.target.lock.StepListener;
import dev.cinch.target.lock.StopSignal;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Somebody's transaction stands in the way of every step of every example, there and back, while
 * others read and write the table: none of them waits for longer than the lock budget.
 */
class StepsUnderLocksIT {

  private static final Duration BUDGET = Duration.ofMillis(200);
  private static final Duration TOLERANCE = Duration.ofMillis(100);

  private static final LockPolicy POLICY =
      LockPolicy.DEFAULT
          .withBudget(BUDGET)
          .withDeadline(Duration.ofMinutes(2))
          .withBackOff(new LockPolicy.BackOff(Duration.ofMillis(20), Duration.ofMillis(50)));

  static List<String> examples() {
    return ExampleFiles.names();
  }

  @Test
  void nobodyWaitsForARetypedTableLongerThanTheBudget() throws Exception {
    assertNobodyWaits("wider-type", ExampleFiles.text("wider-type", "before.sql"));
  }

  @Tag("wide")
  @Test
  void nobodyWaitsForAPartitionedTableLongerThanTheBudget() throws Exception {
    String before = ExampleFiles.text("partitioned", "before.sql");
    String ofThree = before.replace("0..19", "0..2").replace("n % 200", "n % 30");
    assertThat(ofThree).doesNotContain("19", "200");

    assertNobodyWaits("partitioned", ofThree);
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("examples")
  void nobodyWaitsLongerThanTheBudget(String example) throws Exception {
    assertNobodyWaits(example, ExampleFiles.text(example, "before.sql"));
  }

  private static void assertNobodyWaits(String example, String before) throws Exception {
    PostgresEndpoint server = SharedStack.endpoints().postgres();
    Plan plan = new PlanReader().read(ExampleFiles.text(example, "plan.yml"));
    try (TestTable changed = TestTable.create(server, plan.table().toString(), before);
        TestTable twin = TestTable.create(server, plan.table().toString(), before)) {
      Tables table = new Tables(changed, twin);
      List<ForeseenPhase> phases = Foreseen.phases(plan, new JdbcTargetFacts(changed.targets()));
      List<Step> reversible = steps(phases, false);
      List<Step> backwards = new ArrayList<>(reversible);
      Collections.reverse(backwards);

      walk(table, plan, reversible, StepsUnderLocksIT::run);
      for (Step step : backwards) {
        underALock(table, plan, step, StepsUnderLocksIT::undo, false);
      }
      for (Step step : reversible) {
        run(new Run(table, plan, StepListener.NONE), step);
        fill(table, plan, step);
      }
      walk(table, plan, steps(phases, true), StepsUnderLocksIT::run);
    }
  }

  private static List<Step> steps(List<ForeseenPhase> phases, boolean forGood) {
    return phases.stream()
        .flatMap(phase -> phase.steps().stream())
        .filter(step -> (step.undo().kind() == Undo.Kind.IMPOSSIBLE) == forGood)
        .toList();
  }

  private static void walk(Tables table, Plan plan, List<Step> steps, BiConsumer<Run, Step> how)
      throws Exception {
    for (Step step : steps) {
      underALock(table, plan, step, how, step.lock().blocksForeground());
      fill(table, plan, step);
    }
  }

  /** What workers do: every row is written, and the trigger fills it. */
  private static void fill(Tables table, Plan plan, Step step) throws Exception {
    if (step.id().startsWith("sync.")) {
      table.changed.run("update %s set %s".formatted(table.changed.name(), Assignments.of(plan)));
    }
  }

  private static void underALock(
      Tables table, Plan plan, Step step, BiConsumer<Run, Step> how, boolean meetsIt)
      throws Exception {
    CountDownLatch met = new CountDownLatch(1);
    StepListener listener =
        new StepListener() {
          @Override
          public void tryFailed(BlockedTry blocked) {
            met.countDown();
          }

          @Override
          public void waitingForSession(List<Blocker> holders) {}
        };
    try (Connection report = table.changed.openTransaction();
        LockedOut bystanders = new LockedOut(table.changed, table.twin)) {
      awaitAtWork(bystanders, 0);
      CompletableFuture<Void> done =
          CompletableFuture.runAsync(() -> how.accept(new Run(table, plan, listener), step));
      boolean held = met.await(meetsIt ? 20_000 : 400, TimeUnit.MILLISECONDS);
      report.rollback();
      done.get(1, TimeUnit.MINUTES);
      assertThat(held || !meetsIt).as("%s met the lock", step.id()).isTrue();
      // all of them go on once the step is over
      awaitAtWork(bystanders, bystanders.statements());
      assertThat(bystanders.longestSeen())
          .as("what the server saw during %s", step.id())
          .isLessThan(BUDGET.plus(TOLERANCE));
      assertThat(bystanders.longestByOwnClock())
          .as("what a bystander saw during %s", step.id())
          .isLessThan(BUDGET.plus(TOLERANCE));
    }
  }

  private static void awaitAtWork(LockedOut bystanders, long since) {
    await("bystanders are at work")
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> bystanders.statements() >= since + 8);
  }

  private record Tables(TestTable changed, TestTable twin) {}

  private record Run(Tables table, Plan plan, StepListener listener) {}

  private static void run(Run run, Step step) {
    runner().run(run.table.changed.target(), run.plan.id(), step, POLICY, run.listener);
  }

  private static void undo(Run run, Step step) {
    runner().undo(run.table.changed.target(), run.plan.id(), step, POLICY, run.listener);
  }

  private static LockSafeRunner runner() {
    return new LockSafeRunner(Clock.systemUTC(), Pause.SLEEP, new Random(), StopSignal.NEVER);
  }
}
