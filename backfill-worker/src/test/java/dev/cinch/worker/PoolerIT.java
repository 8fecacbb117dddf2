package dev.cinch.worker;

import static dev.cinch.events.ReportKind.DONE;
import static dev.cinch.events.ReportKind.FAILED;
import static dev.cinch.events.ReportKind.STALE;
import static dev.cinch.events.ReportKind.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cinch.events.Phase;
import dev.cinch.events.RangeAssigned;
import dev.cinch.events.RangeReport;
import dev.cinch.stack.PgBouncer;
import dev.cinch.stack.SharedStack;
import dev.cinch.target.fill.HeldSnapshot;
import dev.cinch.target.range.PageRange;
import dev.cinch.worker.Database.RowLock;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A worker behind PgBouncer in transaction mode, where all its slots and its looks at the target's
 * health share a single session: whatever a transaction leaves behind meets the next one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("wide")
class PoolerIT {

  private Database database = new Database("", "");
  private PgBouncer pooler;
  private PlayedPlanner planner;
  private LocalWorker worker;

  @SuppressWarnings("NullAway.Init")
  PoolerIT() {}

  @BeforeAll
  void start() {
    assumeTrue(PgBouncer.isInstalled(), "no pgbouncer is installed here");
    database = Database.create();
    pooler =
        PgBouncer.before(
            SharedStack.endpoints().postgres(), database.worker(), database.worker(), 1);
    planner = PlayedPlanner.start(Dispatch.SHARE);
    Map<String, String> settings = new HashMap<>(planner.settings(database));
    settings.put("cinch.targets.shop.url", pooler.through(database.url()));
    settings.put("cinch.worker.slots", "3");
    worker = LocalWorker.start(settings);
  }

  @AfterAll
  void stop() {
    if (pooler != null) {
      worker.close();
      planner.close();
      pooler.close();
    }
  }

  @Test
  void fillsAndVerifiesEveryRow() {
    SampleMigration migration = SampleMigration.begun(database, 5_000);
    planner.say(migration.stateNow());
    List<PageRange> ranges = migration.cut(10);

    ranges.forEach(pages -> planner.giveOut(migration, pages));
    planner.awaitDone(migration, ranges.size());

    assertThat(migration.wrong()).isZero();
    assertThat(planner.reports(migration.id(), TAKEN))
        .extracting(RangeReport::getWorker)
        .as("several slots took part")
        .hasSizeGreaterThan(1);
    migration.phase = Phase.VERIFY;
    planner.say(migration.stateNow());
    RangeReport verified = planner.await(planner.giveOut(migration, migration.whole()), DONE);
    assertThat(verified.getMismatches()).isZero();
    assertThat(verified.getRowsSeen()).isEqualTo(5_000);
  }

  @Test
  void countsInTheSnapshotThatTheRangeNames() throws SQLException {
    SampleMigration migration = SampleMigration.writtenByApplications(database, 5_000);
    migration.phase = Phase.VERIFY;
    planner.say(migration.stateNow());
    try (HeldSnapshot snapshot = HeldSnapshot.open(database.connect(), Duration.ofMinutes(1))) {
      List<PageRange> ranges = migration.cut(10);
      database.run("update %s set number_text = number::text".formatted(migration.table()));

      ranges.forEach(pages -> planner.giveOut(migration, pages, snapshot.snapshot().id()));
      planner.awaitDone(migration, ranges.size());
    }
    assertThat(
            planner.reports(migration.id(), DONE).stream()
                .mapToLong(RangeReport::getMismatches)
                .sum())
        .as("of that moment, in whichever session of the pooler")
        .isEqualTo(5_000);
  }

  @Test
  void isSeenUnderTheNamesOfItsMigrationAndSlot() {
    SampleMigration migration = SampleMigration.begun(database, 100);
    planner.say(migration.stateNow());
    RangeAssigned range;
    try (RowLock held = database.lock(migration.table() + " where id = 50")) {
      range = planner.giveOut(migration, migration.whole());
      RangeReport taken = planner.await(range, TAKEN);
      await()
          .atMost(PlayedPlanner.SOON)
          .until(
              () ->
                  database.number(
                          "select count(*) from pg_stat_activity where application_name = 'cinch %s %s'"
                              .formatted(migration.id(), taken.getWorker()))
                      == 1);
      assertThat(held.connection()).isNotNull();
    }
    planner.await(range, DONE);
    assertThat(migration.wrong()).isZero();
  }

  @Test
  void writesNothingOfAnOlderEpoch() {
    SampleMigration migration = SampleMigration.begun(database, 100);
    planner.say(migration.stateNow());
    RangeAssigned range = migration.range(migration.whole());
    migration.raiseEpoch();

    planner.giveOut(range);

    planner.await(range, STALE);
    assertThat(migration.filled()).isZero();
  }

  @Test
  void namesARowThatCantBeFilled() {
    SampleMigration migration = SampleMigration.begun(database, 1_000);
    database.run(
        "alter table %s add constraint small check (length(number_text) < 4)"
            .formatted(migration.table()));
    planner.say(migration.stateNow());

    RangeReport failed = planner.await(planner.giveOut(migration, migration.whole()), FAILED);

    assertThat(failed.getBadRows()).singleElement().asString().contains("1000");
    assertThat(migration.filled()).isEqualTo(999);
  }

  @Test
  void leavesNoSettingBehindInTheSessionOfOthers() {
    SampleMigration migration = SampleMigration.begun(database, 100);
    planner.say(migration.stateNow());
    planner.await(planner.giveOut(migration, migration.whole()), DONE);

    assertThat(
            database.through(
                pooler,
                """
                select string_agg(name || '=' || setting, ', ')
                  from pg_settings
                 where source = 'session' and name !~ '^transaction_'
                   and name not in ('application_name', 'client_encoding', 'DateStyle',
                                    'extra_float_digits', 'standard_conforming_strings', 'TimeZone')
                """))
        .isEqualTo("null");
  }
}
