package dev.cinch.target.lock;

import static dev.cinch.target.lock.Steps.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.target.EachVersion;
import dev.cinch.target.Target;
import dev.cinch.target.TestDatabase;
import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;

@ParameterizedClass
@EachVersion
@Timeout(180)
class LockSafeRunnerIT {

  private static final Duration BUDGET = Duration.ofMillis(200);
  private static final Duration TOLERANCE = Duration.ofMillis(100);
  private static final LockPolicy POLICY =
      LockPolicy.DEFAULT
          .withBackOff(new LockPolicy.BackOff(Duration.ofMillis(50), Duration.ofMillis(200)))
          .withDeadline(Duration.ofMinutes(2));

  private final List<BlockedTry> failed = new CopyOnWriteArrayList<>();
  private final List<Blocker> holders = new CopyOnWriteArrayList<>();
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final StepListener listener =
      new StepListener() {
        @Override
        public void tryFailed(BlockedTry blocked) {
          failed.add(blocked);
        }

        @Override
        public void waitingForSession(List<Blocker> seen) {
          holders.addAll(seen);
        }
      };

  private final TestDatabase database;

  private final Target target;

  LockSafeRunnerIT(TestDatabase.Version version) throws SQLException {
    database = TestDatabase.of(getClass(), version);
    database.run(
        "drop schema public cascade",
        "create schema public",
        "create table public.orders (id int)",
        "insert into public.orders select generate_series(1, 100)",
        "create table public.unrelated (id int)");
    target = database.target();
  }

  private LockSafeRunner runner() {
    return new LockSafeRunner(
        Clock.systemUTC(), Pause.SLEEP, RandomGenerator.getDefault(), stopping::get);
  }

  private StepOutcome run(Step step, LockPolicy policy) {
    return runner().run(target, "m1", step, policy, listener);
  }

  private CompletableFuture<StepOutcome> runAside(Step step) {
    return CompletableFuture.supplyAsync(
        () -> run(step, POLICY), work -> new Thread(work, "planner").start());
  }

  @Test
  void carriesOutAStep() throws SQLException {
    StepOutcome outcome = run(Steps.addColumn(), POLICY);

    assertThat(outcome.result()).isEqualTo(StepOutcome.Result.DONE);
    assertThat(outcome.tries()).isEqualTo(1);
    assertThat(outcome.blocked()).isEmpty();
    assertThat(outcome.held()).isPositive().isLessThan(BUDGET.plus(TOLERANCE));
    assertThat(database.isTrue(Steps.HAS_COLUMN)).isTrue();
  }

  @Test
  void doesNothingWhereTheStepIsDoneAlready() {
    run(Steps.addColumn(), POLICY);

    StepOutcome outcome = run(Steps.addColumn(), POLICY);

    assertThat(outcome.result()).isEqualTo(StepOutcome.Result.ALREADY_DONE);
    assertThat(outcome.tries()).isZero();
  }

  @Test
  void takesAStepBackEvenWhereItSeemsNotToHaveBeenDone() throws SQLException {
    run(Steps.addColumn(), POLICY);

    runner().undo(target, "m1", Steps.addColumn(), POLICY, listener);
    assertThat(database.isTrue(Steps.HAS_COLUMN)).isFalse();

    StepOutcome again = runner().undo(target, "m1", Steps.addColumn(), POLICY, listener);
    assertThat(again.result()).isEqualTo(StepOutcome.Result.DONE);
  }

  @Test
  void refusesToTakeBackWhatHasNoWayBack() {
    StepOutcome outcome = runner().undo(target, "m1", Steps.forGood(), POLICY, listener);
    assertThat(outcome.result()).isEqualTo(StepOutcome.Result.ALREADY_DONE);

    run(Steps.forGood(), POLICY);
    assertThatThrownBy(() -> runner().undo(target, "m1", Steps.forGood(), POLICY, listener))
        .isInstanceOf(StepFailedException.class)
        .hasMessage(
            "Cannot carry out step undo of retire.drop on target \"shop\": the step has been"
                + " carried out, and there is no way back from it");
  }

  @Test
  void triesAStepOutWithItsLockAndLeavesNothingOfIt() throws SQLException {
    StepOutcome outcome = tryOut(Steps.forGood());

    assertThat(outcome.result()).isEqualTo(StepOutcome.Result.DONE);
    assertThat(outcome.tries()).isEqualTo(1);
    assertThat(outcome.held()).isPositive().isLessThan(BUDGET.plus(TOLERANCE));
    assertThat(database.isTrue(Steps.forGood().doneWhen())).isFalse();
  }

  @Test
  void takesNothingForTriedThatDoesNotComeToWhatTheStepIsFor() {
    assertThatThrownBy(() -> tryOut(Steps.strong(List.of("select 1"))))
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("its statements ran, but step expand.add-column is not done by them");
  }

  @Test
  void refusesToTryWhatCommitsAsItGoes() {
    assertThatThrownBy(() -> tryOut(Steps.buildIndex()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("its statements commit as they go");
  }

  private StepOutcome tryOut(Step step) {
    return runner().tryOut(target, "m1", step, POLICY, listener);
  }

  @Test
  void hasNothingToTakeBackOfAStepWithoutUndo() {
    StepOutcome outcome = runner().undo(target, "m1", Steps.lasting("select 1"), POLICY, listener);

    assertThat(outcome.result()).isEqualTo(StepOutcome.Result.ALREADY_DONE);
    assertThat(outcome.tries()).isZero();
  }

  @Test
  void keepsStatementsThatContainQuotesBracesAndQuestionMarksAsTheyAre() throws SQLException {
    run(
        Steps.strong(
            List.of(
                "alter table public.orders add column note text",
                "create function public.odd() returns text language plpgsql as"
                    + " $step$ begin return 'it''s {fn x} ? :name \\ ' || $x$;$x$; end $step$")),
        POLICY);

    assertThat(database.ask("select public.odd()")).isEqualTo("it's {fn x} ? :name \\ ;");
  }

  @Test
  void letsNoBystanderWaitLongerThanTheBudgetWhileSomebodyHoldsAConflictingLock()
      throws SQLException {
    try (Connection reader = openTransaction("report", "select count(*) from public.orders");
        Bystander bystander = Bystander.running(database, "select id from public.orders limit 1");
        Bystander elsewhere = Bystander.running(database, "select id from public.unrelated")) {
      CompletableFuture<StepOutcome> step = runAside(Steps.addColumn());
      await().atMost(Duration.ofMinutes(1)).until(() -> failed.size() >= 4);
      reader.rollback();

      assertThat(step.join().tries()).isGreaterThan(4);
      assertWaits(bystander, elsewhere);
    }
    assertThat(database.isTrue(Steps.HAS_COLUMN)).isTrue();
  }

  @Test
  void letsNoBystanderWaitLongerThanTheBudgetForATableOfManyPartitions() throws SQLException {
    partition(10);
    List<Connection> readers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      readers.add(openTransaction("report", "select count(*) from public.orders_" + i));
    }
    try (Bystander bystander = Bystander.running(database, "select id from public.orders limit 1");
        Bystander elsewhere = Bystander.running(database, "select id from public.unrelated")) {
      CompletableFuture<StepOutcome> step = runAside(Steps.addColumn());
      // each partition's lock comes within the budget, all of them together would take five times
      // as long: each reader leaves 100 ms after it is first waited for
      for (int i = 0; i < 10; i++) {
        String waiting =
            "select count(*) > 0 from pg_locks where not granted"
                + " and relation = 'public.orders_"
                + i
                + "'::regclass";
        await().atMost(Duration.ofMinutes(1)).until(() -> database.isTrue(waiting));
        await().atMost(Duration.ofMinutes(1)).pollDelay(Duration.ofMillis(100)).until(() -> true);
        readers.get(i).rollback();
      }

      assertThat(step.join().tries()).isGreaterThan(1);
      assertWaits(bystander, elsewhere);
    } finally {
      for (Connection reader : readers) {
        reader.close();
      }
    }
    assertThat(database.isTrue(Steps.HAS_COLUMN)).isTrue();
  }

  @Test
  void countsAllStatementsOfAStepTogetherAgainstTheBudget() throws SQLException {
    Step slow =
        Steps.strong(
            List.of(
                "alter table public.orders add column note text",
                "select pg_sleep(0.15)",
                "select pg_sleep(0.15)",
                "select pg_sleep(0.15)"));
    try (Bystander bystander = Bystander.running(database, "select id from public.orders limit 1");
        Bystander elsewhere = Bystander.running(database, "select id from public.unrelated")) {
      assertThatThrownBy(() -> run(slow, POLICY.withDeadline(Duration.ofSeconds(1))))
          .isInstanceOf(LockNotObtainedException.class);
      assertWaits(bystander, elsewhere);
    }
    assertThat(database.isTrue(Steps.HAS_COLUMN)).isFalse();
  }

  @Tag("wide")
  @Test
  void letsGoOfItsLockEvenWhenThePlannerFreezes() throws Exception {
    Duration budget = Duration.ofSeconds(3);
    try (RunnerProcess planner =
            RunnerProcess.start(
                    database,
                    LockMode.ACCESS_EXCLUSIVE,
                    true,
                    budget,
                    "do $$ begin create table public.done (); lock table public.orders;"
                        + " perform pg_sleep(2); end $$")
                .withPassword(database.server().password());
        Bystander elsewhere = Bystander.running(database, "select id from public.unrelated")) {
      await().atMost(Duration.ofMinutes(1)).until(ourStatementSleeps());
      planner.freeze();
      long start = System.nanoTime();
      database.run("select id from public.orders limit 1");
      Duration waited = Duration.ofNanos(System.nanoTime() - start);

      assertThat(waited).isLessThan(budget.plus(TOLERANCE).plus(elsewhere.longestWait()));
      assertThat(database.isTrue("select to_regclass('public.done') is not null")).isTrue();
    }
  }

  @Test
  void namesWhoStandsInTheWay() throws SQLException {
    try (Connection reader = openTransaction("report", "select count(*) from public.orders")) {
      int pid = Integer.parseInt(TestDatabase.ask(reader, "select pg_backend_pid()"));

      assertThatThrownBy(() -> run(Steps.addColumn(), POLICY.withDeadline(Duration.ofSeconds(4))))
          .isInstanceOfSatisfying(
              LockNotObtainedException.class,
              e ->
                  assertThat(e.blocked())
                      .last()
                      .satisfies(
                          last -> {
                            assertThat(last.number()).isPositive();
                            assertThat(last.lasted()).isPositive();
                            assertThat(last.reason()).contains("timeout");
                          }))
          .hasMessageStartingWith("Cannot carry out step expand.add-column on target \"shop\": ")
          .hasMessageContaining("in the way: a session (pid " + pid + ", user postgres")
          .hasMessageContaining("application report")
          .hasMessageContaining("lock AccessShareLock")
          .hasMessageContaining("query select pg_backend_pid()")
          .hasMessageEndingWith("; try again when they are done");
      assertThat(failed)
          .isNotEmpty()
          .flatExtracting(BlockedTry::blockers)
          .anySatisfy(
              blocker -> {
                assertThat(blocker.pid()).isEqualTo(pid);
                assertThat(blocker.kind()).isEqualTo(Blocker.Kind.SESSION);
                assertThat(blocker.user()).isEqualTo("postgres");
                assertThat(blocker.transactionAge()).isPositive();
              });
    }
    assertThat(database.isTrue(Steps.HAS_COLUMN)).isFalse();
  }

  @Test
  void givesALockThatBlocksNobodyTheDeadlineAndNotTheBudget() throws SQLException {
    try (Connection older = openTransaction("report", "select count(*) from public.orders")) {
      CompletableFuture<StepOutcome> step = runAside(Steps.buildIndex());
      await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () ->
                  database.isTrue(
                      "select exists (select 1 from pg_stat_activity"
                          + " where application_name = 'cinch m1' and wait_event = 'virtualxid'"
                          + " and clock_timestamp() - query_start > interval '1 second')"));
      older.rollback();

      assertThat(step.join().tries()).isEqualTo(1);
    }
    assertThat(database.isTrue(Steps.buildIndex().doneWhen())).isTrue();
  }

  @Test
  void clearsTheInvalidRemainsOfABuildThatWasCut() throws SQLException {
    database.run("insert into public.orders values (1)");
    assertThatThrownBy(() -> run(Steps.buildIndex(), POLICY))
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("could not create unique index")
        .as("no value of a row")
        .hasMessageNotContaining("=(");
    assertThat(
            database.isTrue(
                "select not indisvalid from pg_index where indrelid = 'orders'::regclass"))
        .isTrue();
    database.run("delete from public.orders where ctid = (select max(ctid) from public.orders)");

    assertThat(run(Steps.buildIndex(), POLICY).result()).isEqualTo(StepOutcome.Result.DONE);
    assertThat(database.ask("select count(*) from pg_index where indrelid = 'orders'::regclass"))
        .isEqualTo("1");
  }

  @Test
  void givesUpAtOnceWhereTheServerRefuses() throws SQLException {
    assertThatThrownBy(
            () -> run(Steps.strong(List.of("alter table public.orders add note nonsense")), POLICY))
        .isInstanceOf(StepFailedException.class)
        .hasMessageStartingWith("Cannot carry out step expand.add-column on target \"shop\": ")
        .hasMessageContaining("type \"nonsense\" does not exist")
        .hasMessageEndingWith("; change what stands against it and resume");
    assertThat(failed).isEmpty();
  }

  @Test
  void leavesNothingOfAStepWhoseLaterStatementFails() throws SQLException {
    assertThatThrownBy(
            () ->
                run(
                    Steps.strong(
                        List.of("alter table public.orders add note text", "select 1 / 0")),
                    POLICY))
        .isInstanceOf(StepFailedException.class);

    assertThat(database.isTrue(Steps.HAS_COLUMN)).isFalse();
  }

  @Test
  void doesNotCallAStepDoneThatLeavesItsConditionUnmet() {
    assertThatThrownBy(() -> run(Steps.strong(List.of("select 1")), POLICY))
        .isInstanceOf(StepFailedException.class)
        .hasMessageStartingWith(
            "Cannot confirm step expand.add-column on target \"shop\": its statements ran, but");
  }

  @Test
  void givesUpWhereAPersonCancelsTheStatement() {
    CompletableFuture<StepOutcome> step = runAside(Steps.lasting("select pg_sleep(60)"));
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> database.isTrue(cancelOurs("pg_cancel_backend")));

    assertThatThrownBy(step::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(StepFailedException.class)
        .hasMessageContaining("canceling statement due to user request");
    assertThat(failed).isEmpty();
  }

  @Test
  void carriesOnInANewSessionWhenItsOwnIsLost() throws SQLException {
    CompletableFuture<StepOutcome> step =
        runAside(
            Steps.lasting(
                "do $$ begin if (select count(*) from pg_class where relname = 'calm') = 0"
                    + " then perform pg_sleep(60); end if;"
                    + " create table public.done (); end $$"));
    await().atMost(Duration.ofMinutes(1)).until(ourStatementSleeps());
    database.run("create table public.calm ()");
    assertThat(database.isTrue(cancelOurs("pg_terminate_backend"))).isTrue();

    assertThat(step.join().tries()).isEqualTo(2);
    assertThat(failed).singleElement().satisfies(one -> assertThat(one.blockers()).isEmpty());
  }

  @Test
  void stopsBetweenTriesWhenItsThreadIsInterrupted() throws Exception {
    try (Connection reader = openTransaction("report", "select count(*) from public.orders")) {
      AtomicBoolean interrupted = new AtomicBoolean();
      CompletableFuture<Throwable> outcome = new CompletableFuture<>();
      Thread thread =
          new Thread(
              () -> {
                try {
                  run(Steps.addColumn(), POLICY);
                  outcome.complete(new IllegalStateException("carried out"));
                } catch (RuntimeException e) {
                  interrupted.set(Thread.currentThread().isInterrupted());
                  outcome.complete(e);
                }
              });
      thread.start();
      await().atMost(Duration.ofMinutes(1)).until(() -> !failed.isEmpty());
      thread.interrupt();

      assertThat(outcome.get())
          .isInstanceOf(StepStoppedException.class)
          .hasMessage(
              "Cannot go on with the step: we were told to stop; it can be run again at any time");
      assertThat(interrupted).isTrue();
      reader.rollback();
    }
    assertThat(database.isTrue(Steps.HAS_COLUMN)).isFalse();
  }

  @Test
  void stopsALongStatementWhenTheSignalIsGiven() throws SQLException {
    CompletableFuture<StepOutcome> step = runAside(Steps.lasting("select pg_sleep(60)"));
    await().atMost(Duration.ofMinutes(1)).until(ourStatementSleeps());
    stopping.set(true);

    assertThatThrownBy(() -> step.get(20, java.util.concurrent.TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(StepStoppedException.class);
    await().atMost(Duration.ofMinutes(1)).until(() -> !ourStatementSleeps().call());
  }

  @Tag("wide")
  @Test
  void waitsForWhatAKilledPlannerLeftRunningAndThenDoesTheRest() throws Exception {
    try (RunnerProcess planner =
        RunnerProcess.start(
                database,
                LockMode.SHARE_UPDATE_EXCLUSIVE,
                false,
                BUDGET,
                "do $$ begin perform pg_sleep(60); create table public.done (); end $$")
            .withPassword(database.server().password())) {
      await().atMost(Duration.ofMinutes(1)).until(ourStatementSleeps());
      planner.kill();
      String orphan =
          database.ask(
              "select pid from pg_stat_activity"
                  + " where application_name = 'cinch m1' and wait_event = 'PgSleep'");
      assertThat(orphan).as("the statement outlives its client").isNotNull();

      StepOutcome outcome = run(Steps.lasting("create table public.done ()"), POLICY);

      assertThat(outcome.result()).isEqualTo(StepOutcome.Result.DONE);
      assertThat(outcome.waited()).isLessThan(Duration.ofSeconds(20));
      assertThat(holders)
          .isNotEmpty()
          .allSatisfy(
              holder -> {
                assertThat(holder.pid()).isEqualTo(Integer.parseInt(orphan));
                assertThat(holder.application()).isEqualTo("cinch m1");
                assertThat(holder.query()).contains("pg_sleep(60)");
              });
    }
  }

  @Test
  void waitsForAnotherSessionOfTheMigrationNoLongerThanTheDeadline() {
    CompletableFuture<StepOutcome> first = runAside(Steps.lasting("select pg_sleep(60)"));
    await().atMost(Duration.ofMinutes(1)).until(ourStatementSleeps());

    assertThatThrownBy(() -> run(Steps.addColumn(), POLICY.withDeadline(Duration.ofMillis(500))))
        .isInstanceOf(LockNotObtainedException.class)
        .hasMessageStartingWith("Cannot work for migration m1 on target \"shop\": another session")
        .hasMessageContaining("application cinch m1");
    assertThat(runner().run(target, "m2", Steps.addColumn(), POLICY, StepListener.NONE).result())
        .isEqualTo(StepOutcome.Result.DONE);

    stopping.set(true);
    assertThatThrownBy(first::join).hasCauseInstanceOf(StepStoppedException.class);
  }

  @Test
  void boundsEachSeparateStatementThatBlocksOthersByTheBudget() throws SQLException {
    Step detach =
        new Step(
            "test.separate",
            "Lock without a transaction of its own",
            ORDERS,
            LockMode.ACCESS_EXCLUSIVE,
            false,
            List.of(),
            List.of("alter table public.orders add column note text"),
            Undo.needless(),
            Steps.HAS_COLUMN);
    try (Connection reader = openTransaction("report", "select count(*) from public.orders");
        Bystander bystander = Bystander.running(database, "select id from public.orders limit 1");
        Bystander elsewhere = Bystander.running(database, "select id from public.unrelated")) {
      CompletableFuture<StepOutcome> step = runAside(detach);
      await().atMost(Duration.ofMinutes(1)).until(() -> failed.size() >= 2);
      reader.rollback();
      step.join();
      assertWaits(bystander, elsewhere);
    }
  }

  // a busy machine takes its time to start a process
  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofMinutes(1));
  }

  // how long any statement takes on this machine is told by one that nobody locks out
  private static void assertWaits(Bystander bystander, Bystander elsewhere) {
    Duration most = BUDGET.plus(TOLERANCE).plus(elsewhere.longestWait());
    assertThat(bystander.longestWait()).isLessThan(most);
    assertThat(bystander.statements()).isGreaterThan(10);
  }

  private void partition(int partitions) throws SQLException {
    database.run(
        "drop table public.orders", "create table public.orders (id int) partition by hash (id)");
    for (int i = 0; i < partitions; i++) {
      database.run(
          "create table public.orders_%d partition of public.orders for values with (modulus %d, remainder %d)"
              .formatted(i, partitions, i));
    }
  }

  private Connection openTransaction(String applicationName, String statement) throws SQLException {
    Connection connection = database.connect(applicationName);
    connection.setAutoCommit(false);
    TestDatabase.run(connection, statement);
    return connection;
  }

  private java.util.concurrent.Callable<Boolean> ourStatementSleeps() {
    return () ->
        database.isTrue(
            "select exists (select 1 from pg_stat_activity"
                + " where application_name = 'cinch m1' and wait_event = 'PgSleep')");
  }

  private static String cancelOurs(String function) {
    return "select coalesce(bool_or("
        + function
        + "(pid)), false) from pg_stat_activity"
        + " where application_name = 'cinch m1' and wait_event = 'PgSleep'";
  }
}
