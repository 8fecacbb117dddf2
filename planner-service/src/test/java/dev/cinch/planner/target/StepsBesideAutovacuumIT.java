package dev.cinch.planner.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.PlanReader;
import dev.cinch.planner.support.Assignments;
import dev.cinch.stack.LocalStack;
import dev.cinch.stack.ServerKind;
import dev.cinch.stack.StackOptions;
import dev.cinch.target.lock.LockPolicy;
import dev.cinch.target.lock.LockSafeRunner;
import dev.cinch.target.lock.Pause;
import dev.cinch.target.lock.StepListener;
import dev.cinch.target.lock.StopSignal;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An autovacuum is at work on the table at the beginning of every step, there and back: it gives
 * way, or is not in the way, and nobody waits for longer than the lock budget.
 */
@Tag("long")
class StepsBesideAutovacuumIT {

  private static final Duration MOST = LockPolicy.DEFAULT.budget().plus(Duration.ofMillis(100));

  private static final String OFTEN =
      "alter table %s set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0)";

  private static final String AT_WORK =
      """
      select exists (
        select from pg_stat_activity a join pg_locks l using (pid)
         where a.backend_type = 'autovacuum worker' and l.granted
           and l.relation = '%s'::regclass and l.mode = 'ShareUpdateExclusiveLock')
      """;

  /** A table of an example, and the one of its partitions that vacuum is kept busy with. */
  private record Busy(String leaf, String fill, String disturb) {}

  private static final Busy METER =
      new Busy(
          "meter",
          "insert into meter (reading, place) select n, repeat('x', 500) from generate_series(1, 10000) n",
          "update meter set place = place || '' where id % 10 = 0");

  private static final Busy VISIT =
      new Busy(
          "visit_0",
          "insert into visit (at, page, visitor) select '2026-01-05', '/page/' || n, repeat('x', 500) from generate_series(1, 10000) n",
          "update visit_0 set visitor = visitor || '' where length(page) = 7");

  private static final StepListener NOBODY = StepListener.NONE;

  private final LockSafeRunner runner =
      new LockSafeRunner(Clock.systemUTC(), Pause.SLEEP, new Random(), StopSignal.NEVER);

  @Test
  void nobodyWaitsLongerThanTheBudget() throws Exception {
    walk("wider-type", METER);
  }

  @Test
  void nobodyWaitsLongerThanTheBudgetForATableOfManyPartitions() throws Exception {
    walk("partitioned", VISIT);
  }

  private void walk(String example, Busy busy) throws Exception {
    Plan plan = new PlanReader().read(ExampleFiles.text(example, "plan.yml"));
    String before = ExampleFiles.text(example, "before.sql");
    try (LocalStack server =
            LocalStack.start(
                StackOptions.temporary()
                    .only(ServerKind.POSTGRES)
                    .with(ServerKind.POSTGRES, "autovacuum_naptime", "1s")
                    .with(ServerKind.POSTGRES, "autovacuum_vacuum_cost_delay", "100ms")
                    .with(ServerKind.POSTGRES, "autovacuum_vacuum_cost_limit", "1"));
        TestTable table = TestTable.create(server.postgres(), plan.table().toString(), before);
        TestTable twin = TestTable.create(server.postgres(), plan.table().toString(), before)) {
      table.run(busy.fill());
      table.run(OFTEN.formatted(busy.leaf()));
      List<Step> steps =
          Foreseen.phases(plan, new JdbcTargetFacts(table.targets())).stream()
              .flatMap(phase -> phase.steps().stream())
              .toList();
      List<Step> backwards =
          new ArrayList<>(
              steps.stream().filter(step -> step.undo().kind() != Undo.Kind.IMPOSSIBLE).toList());
      for (Step step : backwards) {
        besideAutovacuum(table, twin, busy, step.id(), () -> run(table, plan, step));
        fill(table, plan, step);
      }
      Collections.reverse(backwards);
      for (Step step : backwards) {
        besideAutovacuum(
            table,
            twin,
            busy,
            "undo of " + step.id(),
            () -> runner.undo(table.target(), plan.id(), step, LockPolicy.DEFAULT, NOBODY));
      }
      for (Step step : steps) {
        if (step.undo().kind() == Undo.Kind.IMPOSSIBLE) {
          besideAutovacuum(table, twin, busy, step.id(), () -> run(table, plan, step));
        } else {
          run(table, plan, step);
          fill(table, plan, step);
        }
      }
    }
  }

  private void run(TestTable table, Plan plan, Step step) {
    runner.run(table.target(), plan.id(), step, LockPolicy.DEFAULT, NOBODY);
  }

  /** What workers do. */
  private static void fill(TestTable table, Plan plan, Step step) throws SQLException {
    if (step.id().startsWith("sync.")) {
      table.run("update %s set %s".formatted(table.name(), Assignments.of(plan)));
    }
  }

  private static void besideAutovacuum(
      TestTable table, TestTable twin, Busy busy, String step, Runnable work) throws Exception {
    table.run(busy.disturb());
    await("autovacuum is at work before " + step)
        .atMost(Duration.ofMinutes(1))
        .until(() -> table.ask(AT_WORK.formatted(busy.leaf())).equals("t"));
    try (LockedOut bystanders = new LockedOut(table, twin)) {
      work.run();
      assertThat(bystanders.longestSeen()).as(step).isLessThan(MOST);
      assertThat(bystanders.longestByOwnClock()).as(step).isLessThan(MOST);
    }
  }
}
