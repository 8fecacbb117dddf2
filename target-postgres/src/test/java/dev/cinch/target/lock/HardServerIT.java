package dev.cinch.target.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cinch.stack.LocalStack;
import dev.cinch.stack.ServerKind;
import dev.cinch.stack.StackOptions;
import dev.cinch.target.Target;
import dev.cinch.target.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What only a server of its own can show: autovacuum at work, and a standby that hangs. */
@Tag("long")
class HardServerIT {

  private static final LockPolicy POLICY =
      LockPolicy.DEFAULT.withBackOff(
          new LockPolicy.BackOff(Duration.ofMillis(50), Duration.ofMillis(200)));

  private static final LocalStack SERVER =
      LocalStack.start(
          StackOptions.temporary()
              .only(ServerKind.POSTGRES)
              .with(ServerKind.POSTGRES, "autovacuum_naptime", "1s")
              .with(ServerKind.POSTGRES, "autovacuum_vacuum_cost_delay", "100ms")
              .with(ServerKind.POSTGRES, "autovacuum_vacuum_cost_limit", "1")
              .with(ServerKind.POSTGRES, "max_prepared_transactions", "2"));

  private final TestDatabase database;

  @AfterAll
  static void stopServer() {
    SERVER.close();
  }

  HardServerIT() throws SQLException {
    database = TestDatabase.on(SERVER.postgres());
    database.run(
        "create table public.orders (id int, filler text)"
            + " with (autovacuum_enabled = off, autovacuum_vacuum_threshold = 0,"
            + " autovacuum_freeze_max_age = 100000)",
        "insert into public.orders select i, repeat('x', 500) from generate_series(1, 20000) i");
  }

  @AfterEach
  void dropDatabase() throws SQLException {
    database.close();
  }

  private static LockSafeRunner runner() {
    return new LockSafeRunner(
        Clock.systemUTC(), Pause.SLEEP, RandomGenerator.getDefault(), StopSignal.NEVER);
  }

  private void letAutovacuumRun() throws SQLException {
    database.run("alter table public.orders set (autovacuum_enabled = on)");
  }

  private void awaitAutovacuum(String words) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                database.isTrue(
                    "select exists (select 1 from pg_stat_activity a join pg_locks l using (pid)"
                        + " where a.backend_type = 'autovacuum worker' and a.query like '"
                        + words
                        + "' and l.relation = 'public.orders'::regclass and l.granted)"));
  }

  @Test
  void makesAnOrdinaryAutovacuumGiveWayWithinABudgetThatNeverWould() throws SQLException {
    database.run("delete from public.orders where id % 2 = 0");
    letAutovacuumRun();
    awaitAutovacuum("autovacuum: VACUUM%public.orders");
    try (Connection impatient = database.connect()) {
      assertThatThrownBy(
              () ->
                  TestDatabase.run(
                      impatient,
                      "set lock_timeout = '200ms'",
                      "alter table public.orders add column other text"))
          .as("the budget alone is too short for a deadlock check")
          .hasMessageContaining("lock timeout");
    }
    // a deadlock check that is later than the policy's own wait: autovacuum gives way only then
    Target slow = database.target("?options=-c%20deadlock_timeout=3500ms");

    StepOutcome outcome = runner().run(slow, "m1", Steps.addColumn(), POLICY, StepListener.NONE);

    assertThat(outcome.tries()).isEqualTo(1);
    assertThat(outcome.held()).isLessThan(Duration.ofMillis(300));
    assertThat(database.isTrue(Steps.HAS_COLUMN)).isTrue();
  }

  @Test
  void saysThatAVacuumAgainstWraparoundDoesNotGiveWay() throws SQLException {
    database.run(
        "set synchronous_commit = off",
        "create procedure public.age() language plpgsql as $p$ begin"
            + " for i in 1..110000 loop perform pg_current_xact_id(); commit; end loop; end $p$",
        "call public.age()");
    // it comes whether it is let or not, and then holds up whoever alters the table
    awaitAutovacuum("autovacuum: VACUUM%public.orders (to prevent wraparound)");

    assertThatThrownBy(
            () ->
                runner()
                    .run(
                        database.target(),
                        "m1",
                        Steps.addColumn(),
                        POLICY.withDeadline(Duration.ofSeconds(4)),
                        StepListener.NONE))
        .isInstanceOfSatisfying(
            LockNotObtainedException.class,
            e ->
                assertThat(e.blocked())
                    .flatExtracting(BlockedTry::blockers)
                    .extracting(Blocker::kind)
                    .contains(Blocker.Kind.WRAPAROUND_VACUUM))
        .hasMessageContaining("an autovacuum against wraparound, which does not give way (pid ");
  }

  @Test
  void namesAPreparedTransactionWhichHasNoProcess() throws SQLException {
    database.run("begin", "select count(*) from public.orders", "prepare transaction 'forgotten'");
    try {
      assertThatThrownBy(
              () ->
                  runner()
                      .run(
                          database.target(),
                          "m1",
                          Steps.addColumn(),
                          POLICY.withDeadline(Duration.ofMillis(500)),
                          StepListener.NONE))
          .isInstanceOf(LockNotObtainedException.class)
          .hasMessageContaining(
              "a prepared transaction, to be looked up in pg_prepared_xacts (lock"
                  + " AccessShareLock)");
    } finally {
      database.run("rollback prepared 'forgotten'");
    }
  }

  @Test
  void holdsNoStrongLockForAStandbyThatHangs() throws SQLException {
    database.run(
        "alter system set synchronous_standby_names = 'a_standby_that_hangs'",
        "select pg_reload_conf()");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> database.isTrue("select current_setting('synchronous_standby_names') <> ''"));
    try {
      // the next statement says whether anybody waits: it reads the table that was locked
      StepOutcome outcome =
          runner().run(database.target(), "m1", Steps.addColumn(), POLICY, StepListener.NONE);

      assertThat(outcome.held()).isLessThan(Duration.ofMillis(500));
      assertThat(database.isTrue(Steps.HAS_COLUMN)).isTrue();
    } finally {
      database.run("alter system reset synchronous_standby_names", "select pg_reload_conf()");
    }
  }

  @Test
  void keepsNoMoreThanTheLatestTriesInItsRecord() throws SQLException {
    try (Connection reader = database.connect()) {
      reader.setAutoCommit(false);
      TestDatabase.run(reader, "select count(*) from public.orders");
      LockPolicy busy =
          POLICY
              .withBudget(Duration.ofMillis(20))
              .withBackOff(new LockPolicy.BackOff(Duration.ofMillis(1), Duration.ofMillis(1)))
              .withDeadline(Duration.ofSeconds(4));

      assertThatThrownBy(
              () ->
                  runner().run(database.target(), "m1", Steps.addColumn(), busy, StepListener.NONE))
          .isInstanceOfSatisfying(
              LockNotObtainedException.class,
              e -> {
                List<Integer> numbers = e.blocked().stream().map(BlockedTry::number).toList();
                assertThat(numbers).hasSize(20).isSorted();
                assertThat(numbers.get(0)).isGreaterThan(1);
              });
    }
  }
}
