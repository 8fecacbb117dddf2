package dev.cinch.worker;

import static dev.cinch.events.ReportKind.DONE;
import static dev.cinch.events.ReportKind.FAILED;
import static dev.cinch.events.ReportKind.HANDED_BACK;
import static dev.cinch.events.ReportKind.STALE;
import static dev.cinch.events.ReportKind.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.events.Phase;
import dev.cinch.events.RangeAssigned;
import dev.cinch.events.RangeReport;
import dev.cinch.events.SliceCaps;
import dev.cinch.events.State;
import dev.cinch.target.change.Forward;
import dev.cinch.target.fill.HeldSnapshot;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.range.PageRange;
import dev.cinch.worker.Database.RowLock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a worker does with ranges, whatever brings them. Each test has a migration of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RangeWorkScenarios {

  private final Dispatch dispatch;
  private Database database = new Database("", "");
  private PlayedPlanner planner;
  private LocalWorker worker;

  @SuppressWarnings("NullAway.Init")
  RangeWorkScenarios(Dispatch dispatch) {
    this.dispatch = dispatch;
  }

  @BeforeAll
  void start() {
    database = Database.create();
    planner = PlayedPlanner.start(dispatch);
    worker = LocalWorker.start(planner.settings(database));
  }

  @AfterAll
  void stop() {
    worker.close();
    planner.close();
  }

  @Test
  void fillsEveryRowAndReportsWhatItDid() {
    SampleMigration migration = SampleMigration.begun(database, 2_000);
    planner.say(migration.stateNow());
    List<PageRange> ranges = migration.cut(10);

    ranges.forEach(pages -> planner.giveOut(migration, pages));
    planner.awaitDone(migration, ranges.size());

    assertThat(migration.wrong()).isZero();
    List<RangeReport> done = planner.reports(migration.id(), DONE);
    assertThat(done).hasSameSizeAs(ranges);
    assertThat(done.stream().mapToLong(RangeReport::getRowsChanged).sum()).isEqualTo(2_000);
    assertThat(done)
        .allSatisfy(
            report -> {
              assertThat(report.getPhase()).isEqualTo(Phase.BACKFILL);
              assertThat(report.getAttempt()).isEqualTo(1);
              assertThat(report.getEpoch()).isEqualTo(1);
              assertThat(report.getNextPage()).isEqualTo(end(ranges, report));
              assertThat(report.getSlices()).isPositive();
              assertThat(report.getLsn()).matches("[0-9A-F]+/[0-9A-F]+");
              assertThat(report.getError()).isNull();
            });
  }

  private static long end(List<PageRange> ranges, RangeReport report) {
    String number = report.getRange().substring(report.getRange().lastIndexOf('-') + 1);
    return ranges.get(Integer.parseInt(number) - 1).end();
  }

  @Test
  void saysThatItHasTakenARangeBeforeItSaysThatItIsDone() {
    SampleMigration migration = SampleMigration.begun(database, 10);
    planner.say(migration.stateNow());

    RangeAssigned range = planner.giveOut(migration, migration.whole());
    planner.await(range, DONE);

    assertThat(planner.reports(migration.id()))
        .extracting(RangeReport::getKind)
        .containsExactly(TAKEN, DONE);
  }

  @Test
  void countsAndRepairsWhatVerifyFinds() {
    SampleMigration migration = filled(1_000);
    migration.phase = Phase.VERIFY;
    planner.say(migration.stateNow());
    database.run(
        "alter table %s disable trigger user".formatted(migration.table()),
        "update %s set number_text = 'wrong' where id <= 7".formatted(migration.table()),
        "alter table %s enable trigger user".formatted(migration.table()));

    RangeAssigned range = planner.giveOut(migration, migration.whole());
    RangeReport report = planner.await(range, DONE);

    assertThat(report.getRowsSeen()).isEqualTo(1_000);
    assertThat(report.getMismatches()).isEqualTo(7);
    assertThat(report.getRowsChanged()).isEqualTo(7);
    assertThat(migration.wrong()).isZero();
  }

  @Test
  void onlyCountsWhatVerifyFindsWhereThePlanWantsItReported() {
    SampleMigration migration = filled(1_000);
    migration.phase = Phase.VERIFY;
    migration.repairs = false;
    planner.say(migration.stateNow());
    database.run(
        "alter table %s disable trigger user".formatted(migration.table()),
        "update %s set number_text = 'wrong' where id <= 7".formatted(migration.table()),
        "alter table %s enable trigger user".formatted(migration.table()));

    RangeReport report = planner.await(planner.giveOut(migration, migration.whole()), DONE);

    assertThat(report.getMismatches()).isEqualTo(7);
    assertThat(report.getRowsChanged()).isZero();
    assertThat(migration.wrong()).isEqualTo(7);
  }

  @Test
  void cutsNoMoreStripesThanThePlanAllows() {
    SampleMigration usual = SampleMigration.begun(database, 2_000);
    planner.say(usual.stateNow());
    SampleMigration capped = SampleMigration.begun(database, 2_000);
    capped.caps = new SliceCaps(null, 2, 1);
    planner.say(capped.stateNow());

    RangeReport freely = planner.await(planner.giveOut(usual, usual.whole()), DONE);
    RangeReport within = planner.await(planner.giveOut(capped, capped.whole()), DONE);

    assertThat(freely.getSlices()).as("twelve stripes and a sweep").isEqualTo(13);
    assertThat(within.getSlices()).as("two stripes and a sweep").isEqualTo(3);
    assertThat(capped.wrong()).isZero();
  }

  @Test
  void fillsWhatApplicationsLeftEmptyAndReplacesNothing() {
    SampleMigration migration = SampleMigration.writtenByApplications(database, 1_000);
    database.run(
        "update %s set number_text = 'their own' where id <= 7".formatted(migration.table()));
    planner.say(migration.stateNow());

    RangeReport report = planner.await(planner.giveOut(migration, migration.whole()), DONE);

    assertThat(report.getRowsChanged()).isEqualTo(993);
    assertThat(migration.wrong()).isEqualTo(7);
  }

  @Test
  void countsInTheSnapshotThatTheRangeNamesAndWritesNothing() throws SQLException {
    SampleMigration migration = SampleMigration.writtenByApplications(database, 1_000);
    migration.phase = Phase.VERIFY;
    planner.say(migration.stateNow());
    try (HeldSnapshot snapshot = HeldSnapshot.open(database.connect(), Duration.ofMinutes(1))) {
      PageRange whole = migration.whole();
      database.run(
          "update %s set number_text = number::text where id > 10".formatted(migration.table()),
          "update %s set number_text = 'their own' where id <= 7".formatted(migration.table()));

      RangeReport then =
          planner.await(planner.giveOut(migration, whole, snapshot.snapshot().id()), DONE);

      assertThat(then.getRowsSeen()).as("of that moment").isEqualTo(1_000);
      assertThat(then.getMismatches()).isEqualTo(1_000);
      assertThat(then.getUnfilled()).isEqualTo(1_000);
    }
    try (HeldSnapshot snapshot = HeldSnapshot.open(database.connect(), Duration.ofMinutes(1))) {
      RangeReport now =
          planner.await(
              planner.giveOut(migration, migration.whole(), snapshot.snapshot().id()), DONE);

      assertThat(now.getMismatches()).isEqualTo(10);
      assertThat(now.getUnfilled()).isEqualTo(3);
      assertThat(now.getRowsChanged()).isZero();
    }
    assertThat(migration.wrong()).isEqualTo(10);
  }

  @Test
  void aRangeWhoseSnapshotIsGoneIsStale() {
    SampleMigration migration = SampleMigration.writtenByApplications(database, 100);
    migration.phase = Phase.VERIFY;
    planner.say(migration.stateNow());

    RangeReport report =
        planner.await(planner.giveOut(migration, migration.whole(), "00000003-0000001B-1"), STALE);

    assertThat(report.getError()).isEqualTo("nobody holds the snapshot of the pass any more");
    assertThat(report.getRowsSeen()).isZero();
  }

  @Test
  void neverReplacesAVolatileValue() {
    SampleMigration migration =
        SampleMigration.begun(
            database, 100, new Forward("(gen_random_uuid())::text", List.of(), true));
    migration.phase = Phase.VERIFY;
    planner.say(migration.stateNow());
    database.run(
        "alter table %s disable trigger user".formatted(migration.table()),
        "update %s set number_text = 'kept' where id <= 7".formatted(migration.table()),
        "alter table %s enable trigger user".formatted(migration.table()));

    RangeAssigned range = planner.giveOut(migration, migration.whole());
    RangeReport report = planner.await(range, DONE);

    assertThat(report.getMismatches()).isEqualTo(93);
    assertThat(migration.filled()).isEqualTo(100);
    assertThat(kept(migration)).isEqualTo(7);
  }

  private long kept(SampleMigration migration) {
    return database.number(
        "select count(*) from %s where number_text = 'kept'".formatted(migration.table()));
  }

  @Test
  void aRangeOfAnOlderAttemptIsStaleAndChangesNothing() {
    SampleMigration migration = SampleMigration.begun(database, 100);
    RangeAssigned late = migration.range(migration.whole());
    migration.attempt = 2;
    planner.say(migration.stateNow());

    planner.giveOut(late);
    RangeReport report = planner.await(late, STALE);

    assertThat(report.getError())
        .isEqualTo("the range is of attempt 1, epoch 1, the migration is at attempt 2, epoch 1");
    assertThat(migration.filled()).isZero();
  }

  @Test
  void aRangeOfARewrittenTableIsStaleAndChangesNothing() {
    SampleMigration migration = SampleMigration.begun(database, 100);
    planner.say(migration.stateNow());
    PageRange before = migration.whole();
    database.run("vacuum full " + migration.table());

    RangeAssigned range = planner.giveOut(migration, before);
    RangeReport report = planner.await(range, STALE);

    assertThat(report.getError()).isEqualTo("the table has been rewritten since the range was cut");
    assertThat(migration.filled()).isZero();
  }

  @Test
  void aRangeOfATableThatIsNoPartOfTheMigrationsIsStaleAndChangesNothing() {
    SampleMigration migration = SampleMigration.begun(database, 100);
    SampleMigration another = SampleMigration.begun(database, 100);
    planner.say(migration.stateNow());

    RangeAssigned range = planner.giveOut(migration, another.whole());
    RangeReport report = planner.await(range, STALE);

    assertThat(report.getError())
        .isEqualTo(
            "public.%s is no part of public.%s".formatted(another.table(), migration.table()));
    assertThat(another.filled()).isZero();
  }

  @Test
  void aConnectionThatBreaksInTheMiddleCostsNoFailedRange() {
    SampleMigration migration = SampleMigration.begun(database, 1_000);
    planner.say(migration.stateNow());
    RangeAssigned range;
    try (RowLock held = database.lock(migration.table() + " where id = 900")) {
      range = planner.giveOut(migration, migration.whole());
      await().atMost(Duration.ofMinutes(1)).until(() -> migration.filled() > 0);
      await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () ->
                  database.number(
                          """
                          select count(*) filter (where pg_terminate_backend(pid))
                            from pg_stat_activity
                           where usename = '%s' and application_name like 'cinch m-%%'
                          """
                              .formatted(database.worker()))
                      > 0);
      assertThat(held.connection()).isNotNull();
    }
    planner.await(range, DONE);

    assertThat(migration.wrong()).isZero();
    assertThat(planner.reports(migration.id(), FAILED)).isEmpty();
  }

  @Test
  void aRangeThatArrivesBeforeItsStateWaitsForIt() {
    SampleMigration migration = SampleMigration.begun(database, 100);

    RangeAssigned range = planner.giveOut(migration, migration.whole());
    planner.say(migration.stateNow());
    planner.await(range, DONE);

    assertThat(migration.wrong()).isZero();
  }

  @Test
  void aRangeWhoseStateNeverArrivesIsHandedBack() {
    SampleMigration migration = SampleMigration.begun(database, 100);

    RangeAssigned range = planner.giveOut(migration, migration.whole());
    RangeReport report = planner.await(range, HANDED_BACK);

    assertThat(report.getLimitedBy())
        .isEqualTo("no state of migration %s is known".formatted(migration.id()));
    assertThat(report.getNextPage()).isZero();
    assertThat(migration.filled()).isZero();
  }

  @Test
  void aStateThatHasBeenPassedIsIgnored() {
    SampleMigration migration = SampleMigration.begun(database, 100);
    migration.state = State.PAUSED;
    planner.say(migration.stateWith(6));
    migration.state = State.ACTIVE;
    planner.say(migration.stateWith(5));

    RangeAssigned range = planner.giveOut(migration, migration.whole());
    RangeReport report = planner.await(range, HANDED_BACK);

    assertThat(report.getLimitedBy()).isEqualTo("the migration is PAUSED");
    assertThat(migration.filled()).isZero();
  }

  @Test
  void aPauseStopsTheWorkOnARangeAndAResumeGoesOn() {
    SampleMigration migration = SampleMigration.begun(database, 1_000);
    planner.say(migration.stateNow());
    RangeAssigned range;
    RangeReport report;
    try (RowLock held = database.lock(migration.table() + " where id = 900")) {
      range = planner.giveOut(migration, migration.whole());
      planner.await(range, TAKEN);
      await().atMost(Duration.ofMinutes(1)).until(() -> migration.filled() > 0);
      migration.state = State.PAUSED;
      planner.say(migration.stateNow());
      report = planner.await(range, HANDED_BACK);
      assertThat(held.connection()).isNotNull();
    }
    assertThat(report.getLimitedBy())
        .isIn("the migration is PAUSED", "others hold rows of the range");
    assertThat(migration.filled()).isBetween(1L, 999L);

    migration.state = State.ACTIVE;
    migration.attempt = 2;
    planner.say(migration.stateNow());
    planner.await(planner.giveOut(migration, migration.whole()), DONE);

    assertThat(migration.wrong()).isZero();
  }

  @Test
  void showsItselfOnTheTargetByTheNamesOfMigrationAndSlot() {
    SampleMigration migration = SampleMigration.begun(database, 100);
    planner.say(migration.stateNow());
    RangeAssigned range;
    try (RowLock held = database.lock(migration.table() + " where id = 1")) {
      range = planner.giveOut(migration, migration.whole());
      await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () ->
                  database.number(
                          """
                          select count(*) from pg_stat_activity
                           where application_name like 'cinch %s%%/_'
                             and usename = '%s'
                          """
                              .formatted(migration.id().substring(0, 20), database.worker()))
                      == 1);
      assertThat(held.connection()).isNotNull();
    }
    planner.await(range, DONE);
  }

  @Test
  void aRowThatFailsIsNamedAndAllOthersAreFilled() {
    SampleMigration migration =
        SampleMigration.begun(
            database,
            1_000,
            new Forward("(1000 / (new.number - 500))::text", SampleMigration.numberOnly(), false));
    planner.say(migration.stateNow());

    RangeAssigned range = planner.giveOut(migration, migration.whole());
    RangeReport report = planner.await(range, FAILED);

    assertThat(report.getError())
        .isEqualTo(
            "1 of its rows can't be filled, all others are; the first is id=500 of public.%s: division by zero (SQLSTATE 22012)"
                .formatted(migration.table()));
    assertThat(report.getBadRows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.getKey()).isEqualTo("id=500");
              assertThat(row.getSqlState()).isEqualTo("22012");
              assertThat(row.getTable().getName()).isEqualTo(migration.table());
            });
    assertThat(migration.filled()).isEqualTo(999);
  }

  @Test
  void anExpressionThatFailsOnARowFailsTheRangeWithTheReasonAndTheNextIsWorkedOn() {
    SampleMigration broken = migrationOnNotes();
    planner.say(broken.stateNow());
    SampleMigration sound = SampleMigration.begun(database, 100);
    planner.say(sound.stateNow());

    RangeAssigned failing = planner.giveOut(broken, broken.whole());
    RangeAssigned next = planner.giveOut(sound, sound.whole());

    assertThat(planner.await(failing, FAILED).getError())
        .contains("10 of its rows can't be filled")
        .contains("invalid input syntax for type integer: \"...\"")
        .doesNotContain("xxx");
    planner.await(next, DONE);
    assertThat(sound.wrong()).isZero();
  }

  /** The notes are no numbers. */
  private SampleMigration migrationOnNotes() {
    return SampleMigration.begun(
        database,
        10,
        new Forward("((new.note)::integer)::text", List.of(new Identifier("note")), false));
  }

  @Test
  void putsBytesThatAreNoRangeAsideAndWorksOnTheNext() {
    SampleMigration migration = SampleMigration.begun(database, 100);
    planner.say(migration.stateNow());
    byte[] poison = ("no range " + migration.id()).getBytes(StandardCharsets.UTF_8);

    planner.giveOutBytes(poison);
    RangeAssigned range = planner.giveOut(migration, migration.whole());
    planner.await(range, DONE);

    ConsumerRecord<byte[], byte[]> aside = asideWith(poison);
    assertThat(aside.key()).isEqualTo(new byte[] {'k'});
    assertThat(header(aside, "dlt_reason")).startsWith("Cannot read a range from ");
    assertThat(header(aside, "dlt_group")).isEqualTo(planner.group());
    assertThat(header(aside, "dlt_topic")).isEqualTo(planner.range().name());
  }

  private ConsumerRecord<byte[], byte[]> asideWith(byte[] value) {
    try (Consumer<byte[], byte[]> consumer =
        planner.clients().consumer(Map.of("auto.offset.reset", "earliest"))) {
      Set<TopicPartition> partitions = new HashSet<>();
      consumer
          .partitionsFor(planner.range().deadLetters())
          .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
      consumer.assign(partitions);
      return await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () -> {
                for (ConsumerRecord<byte[], byte[]> record :
                    consumer.poll(Duration.ofMillis(200))) {
                  if (Arrays.equals(record.value(), value)) {
                    return record;
                  }
                }
                return null;
              },
              Objects::nonNull);
    }
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  @Test
  void showsItsFiguresAndThatItIsReady() throws Exception {
    SampleMigration migration = SampleMigration.begun(database, 100);
    planner.say(migration.stateNow());
    planner.await(planner.giveOut(migration, migration.whole()), DONE);

    assertThat(get("/actuator/health/readiness")).contains("\"status\":\"UP\"");
    assertThat(get("/actuator/health/liveness")).contains("\"status\":\"UP\"");
    assertThat(get("/actuator/prometheus"))
        .contains("cinch_worker_ranges_total{outcome=\"DONE\",work=\"BACKFILL\"}")
        .contains("cinch_worker_turn_seconds_count{work=\"BACKFILL\"}")
        .contains(of(migration, "cinch_backfill_rows_total{%s,what=\"changed\",%s} 100.0"))
        .contains(of(migration, "cinch_backfill_slice_duration_seconds_count{%s,%s}"))
        .contains(of(migration, "cinch_backfill_rate{%s,%s}"))
        .contains(of(migration, "cinch_backfill_hot_ratio{%s,%s}"))
        .contains(
            of(migration, "cinch_backfill_pace_limited_seconds_total{%s,signal=\"first look\"}"))
        .contains("cinch_worker_slots{condition=\"BUSY\"}")
        .contains("cinch_worker_slot_restarts");
  }

  private static String of(SampleMigration migration, String series) {
    return series.formatted("migration=\"" + migration.id() + "\"", "work=\"BACKFILL\"");
  }

  private String get(String path) throws Exception {
    URI address = URI.create("http://localhost:%d%s".formatted(worker.port(), path));
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  @Test
  void aTargetThatIsAwayFailsTheRangeWithTheReason() {
    SampleMigration migration = SampleMigration.begun(database, 10);
    planner.say(Altered.with(migration.stateNow(), "target", "unreachable"));

    RangeAssigned range = Altered.with(migration.range(migration.whole()), "target", "unreachable");
    planner.giveOut(range);
    RangeReport report = planner.await(range, FAILED);

    assertThat(report.getError())
        .startsWith("Cannot take a connection to target \"unreachable\": ");
    assertThat(report.getNextPage()).isEqualTo(range.getFirstPage());
  }

  @Test
  void aTargetThatIsNotConfiguredFailsTheRangeWithTheReason() {
    SampleMigration migration = SampleMigration.begun(database, 10);
    planner.say(Altered.with(migration.stateNow(), "target", "other"));

    RangeAssigned range = Altered.with(migration.range(migration.whole()), "target", "other");
    planner.giveOut(range);

    assertThat(planner.await(range, FAILED).getError()).contains("other").contains("shop");
  }

  @Test
  void carriesTheTraceOfTheRangeOnIntoItsReports() {
    SampleMigration migration = SampleMigration.begun(database, 10);
    planner.say(migration.stateNow());

    RangeAssigned range = planner.giveOut(migration, migration.whole());
    planner.await(range, DONE);

    assertThat(planner.traces(range)).isNotEmpty().containsOnly(PlayedPlanner.TRACE);
  }

  private SampleMigration filled(int rows) {
    SampleMigration migration = SampleMigration.begun(database, rows);
    planner.say(migration.stateNow());
    planner.await(planner.giveOut(migration, migration.whole()), DONE);
    return migration;
  }
}
