package dev.cinch.target.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.target.EachVersion;
import dev.cinch.target.TestDatabase;
import dev.cinch.target.TestDatabase.Version;
import dev.cinch.target.lock.LockPolicy;
import dev.cinch.target.lock.LockSafeRunner;
import dev.cinch.target.lock.Pause;
import dev.cinch.target.lock.StepListener;
import dev.cinch.target.lock.StepOutcome.Result;
import dev.cinch.target.lock.StopSignal;
import dev.cinch.target.step.Step;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;

/** All steps of a migration as the planner runs them: through the lock-safe runner. */
class LockSafeWalkIT {

  private static final ColumnChange CHANGE = Shop.bothWays();

  private final LockSafeRunner runner =
      new LockSafeRunner(Clock.systemUTC(), Pause.SLEEP, new Random(), StopSignal.NEVER);

  @ParameterizedTest
  @EachVersion
  void walksFromTheFirstStepToTheLast(Version version) throws Exception {
    try (TestDatabase database = TestDatabase.on(version)) {
      database.run(Shop.CREATE, "insert into shop.item (code) values ('007')");
      List<Step> steps = reversible(LifecycleIT.plain(version));
      steps.addAll(new DropReplaced(CHANGE, LifecycleIT.plain(version)).steps());
      for (Step step : steps) {
        assertThat(run(database, step)).as(step.id()).isEqualTo(Result.DONE);
        assertThat(run(database, step)).as(step.id()).isEqualTo(Result.ALREADY_DONE);
        database.run("update shop.item set note = 'y'");
      }
      assertThat(database.ask("select code || ' ' || pg_typeof(code) from shop.item"))
          .isEqualTo("7 integer");
    }
  }

  @ParameterizedTest
  @EachVersion
  void walksBackToWhereItBegan(Version version) throws Exception {
    try (TestDatabase database = TestDatabase.on(version)) {
      database.run(
          "create schema shop",
          "create table shop.item (id bigint, code text, note text) partition by range (id)",
          "create table shop.item_1 partition of shop.item for values from (0) to (100)",
          "create table shop.item_2 partition of shop.item for values from (100) to (200)",
          "insert into shop.item values (1, '007'), (101, '008')");
      String before = Snapshot.of(database);
      List<Step> steps = reversible(LifecycleIT.partitioned(version));
      for (Step step : steps) {
        assertThat(run(database, step)).as(step.id()).isEqualTo(Result.DONE);
        database.run("update shop.item set note = 'y'");
      }
      Collections.reverse(steps);
      for (Step step : steps) {
        runner.undo(database.target(), "item-code", step, LockPolicy.DEFAULT, StepListener.NONE);
      }
      assertThat(Snapshot.of(database)).isEqualTo(before);
    }
  }

  private Result run(TestDatabase database, Step step) {
    return runner
        .run(database.target(), "item-code", step, LockPolicy.DEFAULT, StepListener.NONE)
        .result();
  }

  /** A row is filled by the update after SYNC. */
  private static List<Step> reversible(TableLayout layout) {
    List<Step> steps = new ArrayList<>();
    for (Operation operation :
        List.of(
            new AddColumn(CHANGE),
            new SyncTrigger(CHANGE, 1),
            new RaiseEpoch(CHANGE, layout, 2),
            new RaiseEpoch(CHANGE, layout, 3),
            new Narrow(CHANGE),
            new BuildIndex(CHANGE, layout, CHANGE.column().demands().indexes().get(0)),
            new AnalyzeColumn(CHANGE),
            new NotNull(CHANGE, layout))) {
      steps.addAll(operation.steps());
    }
    return steps;
  }
}
