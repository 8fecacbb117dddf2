package dev.cinch.planner.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.planner.phase.ForeseenPhase;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.PlanReader;
import dev.cinch.stack.LocalStack;
import dev.cinch.stack.ServerKind;
import dev.cinch.stack.StackOptions;
import dev.cinch.target.lock.LockPolicy;
import dev.cinch.target.lock.LockSafeRunner;
import dev.cinch.target.lock.Pause;
import dev.cinch.target.lock.StepListener;
import dev.cinch.target.lock.StopSignal;
import dev.cinch.target.step.Step;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An autovacuum is at work on the table at the beginning of every step: it gives way, or is not in
 * the way, and nobody waits for longer than the lock budget.
 */
@Tag("long")
class StepsBesideAutovacuumIT {

  private static final Duration MOST = LockPolicy.DEFAULT.budget().plus(Duration.ofMillis(100));

  private static final String MANY =
      """
      insert into meter (reading, place) select n, repeat('x', 500) from generate_series(1, 10000) n;
      alter table meter set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0)
      """;

  private static final String AT_WORK =
      """
      select exists (
        select from pg_stat_activity a join pg_locks l using (pid)
         where a.backend_type = 'autovacuum worker' and l.granted
           and l.relation = 'meter'::regclass and l.mode = 'ShareUpdateExclusiveLock')
      """;

  private final LockSafeRunner runner =
      new LockSafeRunner(Clock.systemUTC(), Pause.SLEEP, new Random(), StopSignal.NEVER);

  @Test
  void nobodyWaitsLongerThanTheBudget() throws Exception {
    Plan plan = new PlanReader().read(ExampleFiles.text("wider-type", "plan.yml"));
    String before = ExampleFiles.text("wider-type", "before.sql");
    try (LocalStack server =
            LocalStack.start(
                StackOptions.temporary()
                    .only(ServerKind.POSTGRES)
                    .with(ServerKind.POSTGRES, "autovacuum_naptime", "1s")
                    .with(ServerKind.POSTGRES, "autovacuum_vacuum_cost_delay", "100ms")
                    .with(ServerKind.POSTGRES, "autovacuum_vacuum_cost_limit", "1"));
        TestTable table = TestTable.create(server.postgres(), plan.table().toString(), before);
        TestTable twin = TestTable.create(server.postgres(), plan.table().toString(), before)) {
      table.run(MANY);
      for (ForeseenPhase phase : Foreseen.phases(plan, new JdbcTargetFacts(table.targets()))) {
        for (Step step : phase.steps()) {
          besideAutovacuum(table, twin, plan, step);
        }
      }
    }
  }

  private void besideAutovacuum(TestTable table, TestTable twin, Plan plan, Step step)
      throws Exception {
    table.run("update meter set place = place || '' where id % 10 = 0");
    await("autovacuum is at work before " + step.id())
        .atMost(Duration.ofMinutes(1))
        .until(() -> table.ask(AT_WORK).equals("t"));
    try (LockedOut bystanders = new LockedOut(table, twin)) {
      runner.run(table.target(), plan.id(), step, LockPolicy.DEFAULT, StepListener.NONE);
      assertThat(bystanders.longestSeen()).as(step.id()).isLessThan(MOST);
      assertThat(bystanders.longestByOwnClock()).as(step.id()).isLessThan(MOST);
    }
  }
}
