package dev.cinch.planner.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.Progress.Rows;
import dev.cinch.planner.range.DispatchSettings;
import dev.cinch.planner.range.GiveOutRanges;
import dev.cinch.planner.range.LeafExtent;
import dev.cinch.planner.range.Pacing;
import dev.cinch.planner.range.Pass;
import dev.cinch.planner.range.PassLeaf;
import dev.cinch.planner.range.Range;
import dev.cinch.planner.range.RangeReport;
import dev.cinch.planner.range.RangeReport.Circumstances;
import dev.cinch.planner.range.RangeReport.Kind;
import dev.cinch.planner.range.RangeReport.Subject;
import dev.cinch.target.name.TableName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ranges as they are given out, reported, lost and cut anew, on the planner's own database. */
class RangeBooksIT {

  private static final TableName ORDERS = TableName.of("public", "orders");
  private static final LeafExtent EXTENT = new LeafExtent(ORDERS, 7, 1, 10);
  private static final DispatchSettings SETTINGS =
      new DispatchSettings(3, 2, Duration.ofSeconds(45), 2, 10);

  private final PlannerDatabase database = new PlannerDatabase();
  private final List<Range> given = new ArrayList<>();
  private Instant now = PlannerDatabase.NOW;
  private Migration migration;
  private Pass pass;

  @BeforeEach
  void openPass() {
    migration = database.backfilling("ranges");
    pass =
        database.passes.open(
            migration.id(), Phase.BACKFILL, 1, List.of(EXTENT), PlannerDatabase.NOW);
  }

  @Test
  void keepsTheWindowFullAndNeverFuller() {
    giveOut();
    assertThat(given).extracting(Range::firstPage).containsExactly(0L, 2L, 4L);
    giveOut();
    assertThat(given).hasSize(3);

    report(Kind.DONE, given.get(1), 4, new Rows(20, 20, 0));
    giveOut();
    assertThat(given).extracting(Range::firstPage).containsExactly(0L, 2L, 4L, 6L);
  }

  @Test
  void countsARangeOnceHoweverOftenItIsReported() {
    giveOut();
    Range range = given.get(0);
    report(Kind.TAKEN, range, 0, new Rows(0, 0, 0));
    assertThat(report(Kind.DONE, range, 2, new Rows(20, 15, 0))).isTrue();
    assertThat(report(Kind.DONE, range, 2, new Rows(20, 15, 0))).isFalse();

    assertThat(tally().rangesDone()).isEqualTo(1);
    assertThat(tally().rows()).isEqualTo(new Rows(20, 15, 0));
    assertThat(leaf().pagesDone()).isEqualTo(2);
  }

  @Test
  void givesTheRestOfAPartialRangeOutAtOnce() {
    giveOut();
    report(Kind.PARTIAL, given.get(0), 1, new Rows(10, 10, 0));
    giveOut();

    assertThat(given).hasSize(4);
    Range rest = given.get(3);
    assertThat(rest.firstPage()).isEqualTo(1);
    assertThat(rest.endPage()).isEqualTo(2);
    assertThat(rest.issue()).isEqualTo(1);
    assertThat(leaf().pagesDone()).isEqualTo(1);
  }

  @Test
  void givesARangeAgainThatWasTakenAndIsNotHeardOf() {
    giveOut();
    report(Kind.TAKEN, given.get(0), 0, new Rows(0, 0, 0));
    now = now.plus(SETTINGS.silence()).plusSeconds(1);
    giveOut();

    assertThat(given).hasSize(4);
    assertThat(given.get(3).id()).isEqualTo(given.get(0).id());
    assertThat(given.get(3).issue()).isEqualTo(2);
    assertThat(tally().rangesLost()).isEqualTo(1);
  }

  @Test
  void countsTheWorkOfAnEarlierIssue() {
    giveOut();
    Range first = given.get(0);
    report(Kind.TAKEN, first, 0, new Rows(0, 0, 0));
    now = now.plus(SETTINGS.silence()).plusSeconds(1);
    giveOut();

    assertThat(report(Kind.DONE, first, 2, new Rows(20, 20, 0))).isTrue();
    assertThat(report(Kind.DONE, given.get(3), 2, new Rows(20, 0, 0))).isFalse();
    assertThat(tally().rows().changed()).isEqualTo(20);
  }

  @Test
  void leavesARangeInTheQueueThatNobodyTookWhileNobodyMoves() {
    giveOut();
    now = now.plus(SETTINGS.silence()).plusSeconds(1);
    giveOut();

    assertThat(given).hasSize(3);
  }

  @Test
  void givesARangeAgainThatNobodyTookAlthoughLaterOnesMove() {
    giveOut();
    Instant early = now;
    report(Kind.DONE, given.get(1), 4, new Rows(1, 1, 0));
    now = early.plusSeconds(1);
    giveOut();
    now = early.plus(SETTINGS.silence()).plusSeconds(10);
    report(Kind.TAKEN, given.get(3), 6, new Rows(0, 0, 0));
    giveOut();

    assertThat(given).extracting(Range::id).filteredOn(given.get(0).id()::equals).hasSize(2);
  }

  @Test
  void findsAPassUncleanWhereASecondWorkerBeginsWhatAnotherHadBegun() {
    giveOut();
    report(Kind.TAKEN, given.get(0), "one", new Rows(0, 0, 0));
    report(Kind.TAKEN, given.get(0), "one", new Rows(0, 0, 0));
    assertThat(tally().rangesLost()).isZero();
    report(Kind.TAKEN, given.get(0), "two", new Rows(0, 0, 0));

    assertThat(tally().rangesLost()).isEqualTo(1);
    assertThat(database.passes.latest(migration.id(), Phase.BACKFILL).orElseThrow().foundNothing())
        .isFalse();
  }

  @Test
  void triesAFailedRangeAgainLaterAndThenGivesUp() {
    giveOut();
    Range range = given.get(0);
    report(Kind.FAILED, range, 0, new Rows(0, 0, 0));
    giveOut();
    assertThat(given).as("not at once").hasSize(4).last().isNotEqualTo(range);
    now = now.plusSeconds(5);
    report(Kind.DONE, given.get(1), 4, new Rows(0, 0, 0));
    giveOut();
    Range again = given.get(given.size() - 1);
    assertThat(again.id()).isEqualTo(range.id());
    report(Kind.FAILED, again, 0, new Rows(0, 0, 0));

    assertThat(database.ranges.failure(pass, migration.attempt()))
        .hasValue("Cannot finish pages 0 to 2 of public.orders after 2 failures: it broke");
  }

  @Test
  void remembersWhatAFailedRangeHadRepaired() {
    giveOut();
    report(Kind.FAILED, given.get(0), 0, new Rows(0, 3, 3));
    report(Kind.HANDED_BACK, given.get(1), 2, new Rows(0, 1, 1));

    assertThat(tally().rows().mismatches()).isEqualTo(4);
  }

  @Test
  void takesBackWhatAnEarlierAttemptGaveOut() {
    giveOut();
    migration = database.save(migration.pause(null, now));
    migration = database.save(migration.resume(null, now));
    giveOut();

    assertThat(given).hasSize(6);
    assertThat(given.subList(3, 6)).extracting(Range::issue).containsOnly(2);
  }

  @Test
  void cutsALeafAnewThatHasChangedUnderItsRanges() {
    giveOut();
    report(Kind.DONE, given.get(0), 2, new Rows(5, 5, 0));
    report(Kind.STALE, given.get(1), 2, new Rows(0, 0, 0));
    assertThat(leaf().stale()).isTrue();
    giveOut();
    assertThat(given).as("nothing more of a stale leaf").hasSize(3);

    database.passes.cutAnew(pass, new LeafExtent(ORDERS, 8, 1, 4));
    giveOut();

    assertThat(leaf().extent().filenode()).isEqualTo(8);
    assertThat(given.subList(3, 5)).extracting(Range::firstPage).containsExactly(0L, 2L);
    assertThat(report(Kind.DONE, given.get(2), 6, new Rows(9, 9, 0)))
        .as("a range of the old cut")
        .isFalse();
  }

  private void giveOut() {
    new GiveOutRanges(
            database.transactions,
            database.passes,
            database.ranges,
            (migrationGiven, passGiven, extent, range) -> given.add(range),
            new Pacing(SETTINGS, Clock.fixed(now, ZoneOffset.UTC)))
        .giveOut(migration, pass);
  }

  private boolean report(Kind kind, Range range, long nextPage, Rows rows) {
    return report(kind, range, nextPage, rows, "worker");
  }

  private void report(Kind kind, Range range, String worker, Rows rows) {
    report(kind, range, range.firstPage(), rows, worker);
  }

  private boolean report(Kind kind, Range range, long nextPage, Rows rows, String worker) {
    RangeReport report =
        new RangeReport(
            new Subject(range.id(), range.issue(), migration.id(), migration.attempt()),
            kind,
            nextPage,
            rows,
            new Circumstances(worker, now, "it broke"));
    return switch (kind) {
      case TAKEN -> database.reports.taken(report);
      case DONE, PARTIAL -> database.reports.doneUpTo(report);
      case HANDED_BACK -> database.reports.handedBack(report);
      case FAILED -> database.reports.failed(report, SETTINGS.failuresAllowed());
      case STALE -> database.reports.stale(report);
    };
  }

  private Pass.Tally tally() {
    return database.passes.latest(migration.id(), Phase.BACKFILL).orElseThrow().tally();
  }

  private PassLeaf leaf() {
    return database.passes.leaves(pass).get(0);
  }
}
