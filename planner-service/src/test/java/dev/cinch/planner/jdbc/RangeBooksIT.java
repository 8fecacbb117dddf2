package dev.cinch.planner.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.planner.SamplePlan;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.Progress.Rows;
import dev.cinch.planner.plan.PlanReader;
import dev.cinch.planner.range.LeafExtent;
import dev.cinch.planner.range.Range;
import dev.cinch.planner.range.Range.Again;
import dev.cinch.planner.range.RangeReport.Kind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Ranges as they are given out, reported, lost and cut anew, on the planner's own database. */
class RangeBooksIT {

  private final BookKeeping books = new BookKeeping("ranges");

  @Test
  void keepsTheWindowFullAndNeverFuller() {
    books.giveOut();
    assertThat(books.given).extracting(Range::firstPage).containsExactly(0L, 2L, 4L);
    books.giveOut();
    assertThat(books.given).hasSize(3);

    books.report(Kind.DONE, books.given.get(1), 4, new Rows(20, 20, 0));
    books.giveOut();
    assertThat(books.given).extracting(Range::firstPage).containsExactly(0L, 2L, 4L, 6L);
  }

  @Test
  void countsARangeOnceHoweverOftenItIsReported() {
    books.giveOut();
    Range range = books.given.get(0);
    books.report(Kind.TAKEN, range, 0, new Rows(0, 0, 0));
    assertThat(books.report(Kind.DONE, range, 2, new Rows(20, 15, 0))).isTrue();
    assertThat(books.report(Kind.DONE, range, 2, new Rows(20, 15, 0))).isFalse();

    assertThat(books.tally().rangesDone()).isEqualTo(1);
    assertThat(books.tally().rows()).isEqualTo(new Rows(20, 15, 0));
    assertThat(books.leaf().pagesDone()).isEqualTo(2);
  }

  @Test
  void tellsWhatHeldThePaceOfTheRangeThatWasHeardOfLast() {
    books.giveOut();
    assertThat(books.summary().limitedBy()).isNull();
    books.report(Kind.PARTIAL, books.given.get(0), 1, new Rows(10, 10, 0));
    assertThat(books.summary().limitedBy()).isEqualTo("replica lag 6 s > 5 s");
    books.reportBadRows(books.given.get(1), 4);
    assertThat(books.summary().limitedBy()).isNull();
  }

  @Test
  void givesTheRestOfAPartialRangeOutAtOnce() {
    books.giveOut();
    books.report(Kind.PARTIAL, books.given.get(0), 1, new Rows(10, 10, 0));
    books.giveOut();

    assertThat(books.given).hasSize(4);
    Range rest = books.given.get(3);
    assertThat(rest.firstPage()).isEqualTo(1);
    assertThat(rest.endPage()).isEqualTo(2);
    assertThat(rest.issue()).isEqualTo(1);
    assertThat(rest.again()).as("never given out before").isNull();
    assertThat(books.leaf().pagesDone()).isEqualTo(1);
  }

  @Test
  void givesARangeAgainThatWasTakenAndIsNotHeardOf() {
    books.giveOut();
    books.report(Kind.TAKEN, books.given.get(0), 0, new Rows(0, 0, 0));
    books.now = books.now.plus(BookKeeping.SETTINGS.silence()).plusSeconds(1);
    books.giveOut();

    assertThat(books.given).hasSize(4);
    assertThat(books.given.get(3).id()).isEqualTo(books.given.get(0).id());
    assertThat(books.given.get(3).issue()).isEqualTo(2);
    assertThat(books.given.get(3).again()).isEqualTo(Again.SILENT);
    assertThat(books.tally().rangesLost()).isEqualTo(1);
  }

  @Test
  void countsTheWorkOfAnEarlierIssue() {
    books.giveOut();
    Range first = books.given.get(0);
    books.report(Kind.TAKEN, first, 0, new Rows(0, 0, 0));
    books.now = books.now.plus(BookKeeping.SETTINGS.silence()).plusSeconds(1);
    books.giveOut();

    assertThat(books.report(Kind.DONE, first, 2, new Rows(20, 20, 0))).isTrue();
    assertThat(books.report(Kind.DONE, books.given.get(3), 2, new Rows(20, 0, 0))).isFalse();
    assertThat(books.tally().rows().changed()).isEqualTo(20);
  }

  @Test
  void leavesARangeInTheQueueThatNobodyTookWhileNobodyMoves() {
    books.giveOut();
    books.now = books.now.plus(BookKeeping.SETTINGS.silence()).plusSeconds(1);
    books.giveOut();

    assertThat(books.given).hasSize(3);
  }

  @Test
  void givesARangeAgainThatNobodyTookAlthoughLaterOnesMove() {
    books.giveOut();
    Instant early = books.now;
    books.report(Kind.DONE, books.given.get(1), 4, new Rows(1, 1, 0));
    books.now = early.plusSeconds(1);
    books.giveOut();
    books.now = early.plus(BookKeeping.SETTINGS.silence()).plusSeconds(10);
    books.report(Kind.TAKEN, books.given.get(3), 6, new Rows(0, 0, 0));
    books.giveOut();

    assertThat(books.given)
        .extracting(Range::id)
        .filteredOn(books.given.get(0).id()::equals)
        .hasSize(2);
    assertThat(books.given).last().extracting(Range::again).isEqualTo(Again.UNTAKEN);
  }

  @Test
  void findsAPassUncleanWhereASecondWorkerBeginsWhatAnotherHadBegun() {
    books.giveOut();
    books.report(Kind.TAKEN, books.given.get(0), "one", new Rows(0, 0, 0));
    books.report(Kind.TAKEN, books.given.get(0), "one", new Rows(0, 0, 0));
    assertThat(books.tally().rangesLost()).isZero();
    books.report(Kind.TAKEN, books.given.get(0), "two", new Rows(0, 0, 0));

    assertThat(books.tally().rangesLost()).isEqualTo(1);
    assertThat(
            books
                .database
                .passes
                .latest(books.migration.id(), Phase.BACKFILL)
                .orElseThrow()
                .foundNothing())
        .isFalse();
  }

  @Test
  void triesAFailedRangeAgainLaterAndThenGivesUp() {
    books.giveOut();
    Range range = books.given.get(0);
    books.report(Kind.FAILED, range, 0, new Rows(0, 0, 0));
    books.giveOut();
    assertThat(books.given).as("not at once").hasSize(4).last().isNotEqualTo(range);
    books.now = books.now.plusSeconds(5);
    books.report(Kind.DONE, books.given.get(1), 4, new Rows(0, 0, 0));
    books.giveOut();
    Range again = books.given.get(books.given.size() - 1);
    assertThat(again.id()).isEqualTo(range.id());
    assertThat(again.again()).isEqualTo(Again.FAILED);
    books.report(Kind.FAILED, again, 0, new Rows(0, 0, 0));

    assertThat(books.database.ranges.failure(books.pass, books.migration.attempt()))
        .hasValue("Cannot finish pages 0 to 2 of public.orders after 2 failures: it broke");
  }

  @Test
  void givesARangeAgainAtOnceThatIsHandedBackWithNothingDone() {
    books.giveOut();
    books.report(Kind.TAKEN, books.given.get(0), 0, BookKeeping.NOTHING);
    assertThat(books.report(Kind.PARTIAL, books.given.get(0), 0, BookKeeping.NOTHING)).isTrue();
    books.giveOut();

    assertThat(books.given).hasSize(4);
    assertThat(books.given.get(3).id()).isEqualTo(books.given.get(0).id());
    assertThat(books.tally().rangesLost()).isZero();
  }

  @Test
  void remembersWhatAFailedRangeHadRepaired() {
    books.giveOut();
    books.report(Kind.FAILED, books.given.get(0), 0, new Rows(0, 3, 3));
    books.report(Kind.HANDED_BACK, books.given.get(1), 2, new Rows(0, 1, 1));

    assertThat(books.tally().rows().mismatches()).isEqualTo(4);
  }

  @Test
  void countsWhatDiffersOnceWhereNothingIsRepaired() {
    BookKeeping reporting =
        new BookKeeping(
            new PlanReader()
                .read(
                    SamplePlan.YAML.replace("id: orders-reference-text", "id: reporting")
                        + "verify: {mismatches: report}\n"));
    reporting.giveOut();
    Range range = reporting.given.get(0);
    reporting.report(Kind.TAKEN, range, 0, new Rows(0, 0, 0));
    reporting.report(Kind.HANDED_BACK, range, 1, new Rows(10, 0, 3));
    reporting.giveOut();
    reporting.report(Kind.DONE, reporting.given.get(3), 2, new Rows(20, 0, 4));

    assertThat(reporting.tally().rows().mismatches()).isEqualTo(4);
  }

  @Test
  void takesBackWhatAnEarlierAttemptGaveOut() {
    books.giveOut();
    books.pauseAndResume();
    books.giveOut();

    assertThat(books.given).hasSize(6);
    assertThat(books.given.subList(3, 6)).extracting(Range::issue).containsOnly(2);
  }

  @Test
  void cutsALeafAnewThatHasChangedUnderItsRanges() {
    books.giveOut();
    books.report(Kind.DONE, books.given.get(0), 2, new Rows(5, 5, 0));
    books.report(Kind.STALE, books.given.get(1), 2, new Rows(0, 0, 0));
    assertThat(books.leaf().stale()).isTrue();
    books.giveOut();
    assertThat(books.given).as("nothing more of a stale leaf").hasSize(3);

    books.database.passes.cutAnew(books.pass, new LeafExtent(BookKeeping.ORDERS, 8, 1, 4));
    books.giveOut();

    assertThat(books.leaf().extent().filenode()).isEqualTo(8);
    assertThat(books.given.subList(3, 5)).extracting(Range::firstPage).containsExactly(0L, 2L);
    assertThat(books.report(Kind.DONE, books.given.get(2), 6, new Rows(9, 9, 0)))
        .as("a range of the old cut")
        .isFalse();
  }
}
