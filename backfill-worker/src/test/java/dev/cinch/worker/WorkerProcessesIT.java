package dev.cinch.worker;

import static dev.cinch.events.ReportKind.DONE;
import static dev.cinch.events.ReportKind.HANDED_BACK;
import static dev.cinch.events.ReportKind.STALE;
import static dev.cinch.events.ReportKind.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.events.RangeAssigned;
import dev.cinch.events.RangeReport;
import dev.cinch.target.range.PageRange;
import dev.cinch.worker.Database.RowLock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Worker processes of a share group, frozen and asked to end in the middle of a range too. */
class WorkerProcessesIT extends KilledWorkerScenario {

  private static final int SIGTERM_STATUS = 143;

  WorkerProcessesIT() {
    super(Dispatch.SHARE, Duration.ofSeconds(30), Duration.ofSeconds(2));
  }

  @Test
  void twoWorkersShareTheRanges() {
    crew.workers(2);
    SampleMigration migration = SampleMigration.begun(database, 10_000);
    planner.say(migration.stateNow());
    List<PageRange> ranges = migration.cut(10);

    ranges.forEach(pages -> planner.giveOut(migration, pages));
    planner.awaitDone(migration, ranges.size());

    assertThat(migration.wrong()).isZero();
    List<RangeReport> taken = planner.reports(migration.id(), TAKEN);
    assertThat(taken).extracting(RangeReport::getRange).doesNotHaveDuplicates();
    assertThat(taken).hasSameSizeAs(ranges);
    assertThat(taken.stream().map(RangeReport::getWorker).distinct()).hasSize(2);
  }

  @Test
  void noWorkerIsIdleWhileRangesWaitBehindASlowOne() {
    crew.workers(2);
    SampleMigration migration = SampleMigration.begun(database, 10_000);
    planner.say(migration.stateNow());
    List<RangeAssigned> ranges = migration.cut(10).stream().map(migration::range).toList();
    RangeReport slow;
    try (RowLock held = database.lock(migration.table() + " where id = 1")) {
      planner.giveOutTogether(ranges);
      ranges.stream().skip(1).forEach(range -> planner.await(range, DONE));
      slow = planner.await(ranges.get(0), TAKEN);
      assertThat(held.connection()).isNotNull();
    }
    RangeReport end =
        planner.await(
            report ->
                report.getRange().equals(ranges.get(0).getRange()) && report.getKind() != TAKEN);

    assertThat(planner.reports(migration.id(), DONE))
        .filteredOn(report -> !report.getRange().equals(slow.getRange()))
        .as("while one worker was at the first range, the other one did all others")
        .allSatisfy(report -> assertThat(report.getAt()).isBeforeOrEqualTo(end.getAt()));
  }

  @Test
  void theLateWriteOfAFrozenWorkerDoesNothing() {
    crew.workers(1);
    SampleMigration migration = SampleMigration.begun(database, 1_000);
    planner.say(migration.stateNow());
    RangeAssigned range;
    WorkerProcess frozen;
    String afterwards;
    try (RowLock held = database.lock(migration.table() + " where id = 900")) {
      range = planner.giveOut(migration, migration.whole());
      frozen = crew.named(planner.await(range, TAKEN).getWorker());
      await().atMost(Duration.ofMinutes(1)).until(() -> migration.filled() > 0);
      frozen.freeze();
      // on the target alone: the worker is not told, so that nothing but the marker can stop it
      migration.raiseEpoch();
      database.run(
          "alter table %s disable trigger user".formatted(migration.table()),
          "update %s set number_text = 'later' where id < 900".formatted(migration.table()));
      afterwards = migration.fingerprint();
      assertThat(held.connection()).isNotNull();
    }
    frozen.thaw();
    RangeReport report = planner.await(range, STALE);

    assertThat(report.getError())
        .isEqualTo("the target's marker holds another epoch or expression, or is gone");
    assertThat(migration.fingerprint()).isEqualTo(afterwards);
    assertThat(migration.filled()).isLessThan(1_000);
  }

  @Test
  void aWorkerThatIsAskedToEndHandsBackTheRestAndLeaves() {
    crew.workers(2);
    SampleMigration migration = SampleMigration.begun(database, 1_000);
    planner.say(migration.stateNow());
    RangeAssigned range;
    RangeReport handedBack;
    try (RowLock held = database.lock(migration.table() + " where id = 900")) {
      range = planner.giveOut(migration, migration.whole());
      WorkerProcess ending = crew.named(planner.await(range, TAKEN).getWorker());
      await().atMost(Duration.ofMinutes(1)).until(() -> migration.filled() > 0);

      assertThat(ending.end()).isEqualTo(SIGTERM_STATUS);
      handedBack = planner.await(range, HANDED_BACK);
      assertThat(held.connection()).isNotNull();
    }
    assertThat(handedBack.getNextPage()).isBetween(range.getFirstPage(), range.getEndPage() - 1);
    await()
        .atMost(Duration.ofMinutes(1))
        .during(Duration.ofSeconds(2))
        .until(() -> planner.reports(migration.id(), TAKEN).size() == 1);

    RangeAssigned rest =
        Altered.with(Altered.with(range, "issue", 2), "first_page", handedBack.getNextPage());
    planner.giveOut(rest);
    planner.await(report -> report.getKind() == DONE && report.getRange().equals(range.getRange()));
    assertThat(migration.wrong()).isZero();
  }
}
