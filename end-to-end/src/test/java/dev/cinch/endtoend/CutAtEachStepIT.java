package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.shop.ShopDatabase;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The planner's process is killed after each step and each undo step that the target has carried
 * out, before the planner could note it: another one goes on from there.
 */
@Tag("long")
class CutAtEachStepIT {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration START = Duration.ofSeconds(90);
  private static final long PAUSE_NANOS = 20_000_000;

  static final String TABLE =
      """
      create table part (id bigint primary key, number integer not null default 0);
      insert into part select n, n from generate_series(1, 2000) n;
      grant select, update on part to shop_worker
      """;

  static final String PLAN =
      """
      id: cut
      owner: team-shop
      purpose: Numbers outgrow four bytes
      target: shop
      table: public.part
      column: {name: number_wide, type: bigint, default: "0"}
      replaces: number
      sync: {forward: "number::bigint", backward: "number_wide::integer"}
      indexes: [{name: part_number_wide, columns: [number_wide]}]
      tighten:
        not-null: true
        unique: [{name: part_number_once, columns: [number_wide, id]}]
        checks: [{name: part_number_positive, condition: number_wide > 0}]
      gate: {quiet: 1s}
      switch: {by: automatic, settle: 1s}
      retire: {replaced: drop-and-rename, soak: 1h}
      """;

  /** Whoever notes a step for the first time sleeps under a name that says which. */
  private static final String CUT =
      """
      create table cut_before (step text primary key);
      create function cut() returns trigger language plpgsql as
      $cut$
      begin
        if not exists (select from cut_before where step = md5(new.step)) then
          perform set_config('application_name', 'cut ' || md5(new.step), false);
          perform pg_sleep(3600);
        end if;
        return new;
      end
      $cut$;
      create trigger cut before insert on step_run for each row execute function cut()
      """;

  @Test
  void goesOnWhereverItIsCutThereAndBackAndToTheEnd() throws IOException {
    try (Walk walk = new Walk(10, Map.of())) {
      walk.suite.startAll(1);
      walk.shop.execute(TABLE);
      walk.plannerDatabase.execute(CUT);
      Leftovers table = new Leftovers(walk.shop, "part");
      String before = table.picture();
      try (Cutting cutting = new Cutting(walk)) {
        walk.startMigration(PLAN);
        awaitPhase(walk, "RETIRE");
        walk.command("ROLLBACK");
        awaitState(walk, "ROLLED_BACK");
        assertThat(walk.lastEvidence("catalog")).isEqualTo("as before EXPAND");
        assertThat(table.picture()).isEqualTo(before);

        walk.startMigration(PLAN.replace("id: cut", "id: cut-again").replace("1h", "1s"));
        awaitState(walk, "COMPLETED");

        assertThat(cutting.cuts())
            .isEqualTo(
                Integer.parseInt(
                    walk.plannerDatabase.ask("select count(distinct step) from step_run")))
            .isGreaterThan(25);
      }
      assertThat(walk.shop.ask("select bool_and(number = id) and count(*) = 2000 from part"))
          .isEqualTo("t");
      assertThat(walk.shop.ask("select pg_typeof(number) from part limit 1")).isEqualTo("bigint");
      assertThat(table.ours()).isEqualTo("0");
    }
  }

  private static void awaitPhase(Walk walk, String phase) {
    await("the migration stands before " + phase)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .until(() -> phase.equals(walk.phaseAtHand()));
  }

  private static void awaitState(Walk walk, String state) {
    await("the migration is " + state)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .until(() -> walk.migration().get("standing").get("state").asString().equals(state));
  }

  /** Kills the planner whenever it sleeps over a step, and starts another one. */
  private static final class Cutting implements AutoCloseable {

    private final Walk walk;
    private final AtomicInteger cuts = new AtomicInteger();
    private final CompletableFuture<Void> end;
    private volatile boolean leaving;

    Cutting(Walk walk) {
      this.walk = walk;
      this.end = CompletableFuture.runAsync(this::cut, task -> new Thread(task, "cut").start());
    }

    private void cut() {
      ShopDatabase planner = walk.plannerDatabase;
      while (!leaving) {
        String step =
            planner.ask(
                "select coalesce(max(substr(application_name, 5)), '') from pg_stat_activity where application_name like 'cut %'");
        if (!step.isEmpty()) {
          walk.suite.planner().process().kill();
          planner.execute(
              "select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name like 'cut %'");
          planner.execute("insert into cut_before values ('%s')".formatted(step));
          cuts.incrementAndGet();
          walk.suite.startPlanner().awaitReady(START);
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }

    int cuts() {
      return cuts.get();
    }

    @Override
    public void close() {
      leaving = true;
      end.join();
    }
  }
}
