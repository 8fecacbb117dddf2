package dev.cinch.worker;

import static dev.cinch.events.ReportKind.DONE;
import static dev.cinch.events.ReportKind.PARTIAL;
import static dev.cinch.events.ReportKind.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.events.Probe;
import dev.cinch.events.ProbeLanguage;
import dev.cinch.events.RangeAssigned;
import dev.cinch.events.RangeReport;
import dev.cinch.events.Threshold;
import dev.cinch.worker.Database.RowLock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A worker heeds what the target says of its health, within a second or so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThrottleIT {

  private static final Duration A_WHILE = Duration.ofSeconds(2);

  private Database database = new Database("", "");
  private PlayedPlanner planner;
  private LocalWorker worker;

  @SuppressWarnings("NullAway.Init")
  ThrottleIT() {}

  @BeforeAll
  void start() {
    database = Database.create();
    planner = PlayedPlanner.start(Dispatch.SHARE);
    worker = LocalWorker.start(planner.settings(database));
    database.run(
        "create table health (level int)",
        "insert into health values (0)",
        "grant select on health to " + database.worker());
  }

  @AfterAll
  void stop() {
    worker.close();
    planner.close();
  }

  @Test
  void writesNothingWhileAProbeIsCriticalAndSaysWhy() {
    SampleMigration migration = SampleMigration.begun(database, 2_000);
    migration.thresholds = List.of(probe("select level from health", 5.0, 10.0));
    database.run("update health set level = 100");
    planner.say(migration.stateNow());
    RangeAssigned range = planner.giveOut(migration, migration.whole());

    planner.await(range, TAKEN);
    await().during(A_WHILE).atMost(A_WHILE.multipliedBy(3)).until(() -> migration.filled() == 0);
    database.run("update health set level = 0");

    assertThat(awaitEnd(range).getLimitedBy()).isEqualTo("checkout 100 > 10");
    finish(migration);
  }

  @Test
  void stopsInTheMiddleOfARange() {
    SampleMigration migration = SampleMigration.begun(database, 60_000);
    migration.thresholds = List.of(probe("select level from health", 5.0, 10.0));
    database.run("update health set level = 7");
    planner.say(migration.stateNow());
    RangeAssigned range = planner.giveOut(migration, migration.whole());

    await().atMost(PlayedPlanner.SOON).until(() -> migration.filled() > 0);
    database.run("update health set level = 100");
    long[] filled = {-1};
    await()
        .atMost(PlayedPlanner.SOON)
        .pollInterval(A_WHILE)
        .until(() -> filled[0] == (filled[0] = migration.filled()));
    assertThat(filled[0]).isLessThan(60_000);
    database.run("update health set level = 0");

    assertThat(awaitEnd(range).getLimitedBy()).startsWith("checkout ");
    finish(migration);
  }

  @Tag("wide")
  @Test
  void goesOnWithoutWhatItMayNotReadUnlessThePlanDemandsIt() {
    SampleMigration migration = SampleMigration.begun(database, 2_000);
    migration.thresholds = List.of(new Threshold("active-sessions", null, 0.0, 0.0, false));
    planner.say(migration.stateNow());
    RangeAssigned range = planner.giveOut(migration, migration.whole());

    assertThat(planner.await(range, DONE).getLimitedBy()).isNull();
    assertThat(migration.wrong()).isZero();
  }

  @Tag("wide")
  @Test
  void saysInTheReportWhatItCantReadThoughThePlanDemandsIt() {
    SampleMigration migration = SampleMigration.begun(database, 2_000);
    migration.thresholds = List.of(new Threshold("active-sessions", null, 100.0, 400.0, true));
    planner.say(migration.stateNow());
    RangeAssigned range = planner.giveOut(migration, migration.whole());

    assertThat(planner.await(range, DONE).getLimitedBy())
        .isEqualTo(
            "active sessions can't be read: our role may not read it; grant pg_monitor to it to have it watched");
  }

  @Test
  void countsWhoWaitsForLocksOnTheTable() {
    SampleMigration migration = SampleMigration.begun(database, 2_000);
    migration.thresholds = List.of(new Threshold("lock-waiters", null, null, 0.0, false));
    RangeAssigned range;
    String row = migration.table() + " where id = 1";
    RowLock holder = database.lock(row);
    try (LockWaiter waiter = LockWaiter.of(database, row)) {
      waiter.awaitWaiting();
      planner.say(migration.stateNow());
      range = planner.giveOut(migration, migration.whole());
      planner.await(range, TAKEN);
      await().during(A_WHILE).atMost(A_WHILE.multipliedBy(3)).until(() -> migration.filled() == 0);
      holder.close();
    }
    assertThat(awaitEnd(range).getLimitedBy()).isEqualTo("lock waiters 1 > 0");
    finish(migration);
  }

  @Tag("wide")
  @Test
  void waitsForAConsumerGroupThatIsBehindWithTheChanges() throws Exception {
    try (ChangeReader reader = new ChangeReader()) {
      reader.write(30);
      reader.commit(0);
      SampleMigration migration = SampleMigration.begun(database, 2_000);
      migration.thresholds =
          List.of(asked("group indexer", ProbeLanguage.GROUP, reader.group(), null, 10.0));
      planner.say(migration.stateNow());
      RangeAssigned range = planner.giveOut(migration, migration.whole());

      planner.await(range, TAKEN);
      await().during(A_WHILE).atMost(A_WHILE.multipliedBy(3)).until(() -> migration.filled() == 0);
      reader.commit(25);

      assertThat(awaitEnd(range).getLimitedBy()).isEqualTo("group indexer 30 > 10");
      finish(migration);
    }
  }

  @Test
  void waitsForTheReaderOfAReplicationSlotAndSaysWhenThereIsNone() {
    String slot = "throttle_" + ProcessHandle.current().pid();
    SampleMigration migration = SampleMigration.begun(database, 2_000);
    migration.thresholds =
        List.of(asked("slot indexer", ProbeLanguage.SLOT, slot, null, 16.0 * 1024 * 1024));
    database.run(
        "select pg_create_logical_replication_slot('%s', 'test_decoding')".formatted(slot),
        "select pg_logical_emit_message(true, 'test', repeat('x', 20000000))");
    planner.say(migration.stateNow());
    RangeAssigned range = planner.giveOut(migration, migration.whole());

    planner.await(range, TAKEN);
    await().during(A_WHILE).atMost(A_WHILE.multipliedBy(3)).until(() -> migration.filled() == 0);
    database.run("select pg_drop_replication_slot('%s')".formatted(slot));

    // the next look may come before the range's end, and finds the slot gone
    assertThat(awaitEnd(range).getLimitedBy())
        .matches(
            "slot indexer ([0-9.]+ MB > 16 MB|can't be read: there is no replication slot %s)"
                .formatted(slot));
    finish(migration);
  }

  /** The time for one range may be over before it is done. */
  private RangeReport awaitEnd(RangeAssigned range) {
    return planner.await(
        report ->
            report.getRange().equals(range.getRange())
                && (report.getKind() == DONE || report.getKind() == PARTIAL));
  }

  private void finish(SampleMigration migration) {
    RangeReport end;
    do {
      end = awaitEnd(planner.giveOut(migration, migration.whole()));
    } while (end.getKind() == PARTIAL);
    assertThat(migration.wrong()).isZero();
  }

  private static Threshold probe(String sql, double slowAt, double stopAt) {
    return asked("checkout", ProbeLanguage.SQL, sql, slowAt, stopAt);
  }

  private static Threshold asked(
      String name, ProbeLanguage language, String text, @Nullable Double slowAt, double stopAt) {
    return new Threshold(name, new Probe(language, text), slowAt, stopAt, true);
  }
}
