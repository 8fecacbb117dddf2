package dev.cinch.planner.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.Progress.Rows;
import dev.cinch.planner.range.BadRows.Known;
import dev.cinch.planner.range.Pass;
import dev.cinch.planner.range.Range;
import dev.cinch.planner.range.RangeReport.Kind;
import dev.cinch.planner.range.RangeStatus;
import dev.cinch.planner.step.PhaseFailedException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows that can't be filled, as they are met, met again and met no more. */
class BadRowBooksIT {

  private final BookKeeping books = new BookKeeping("bad-rows");

  @Test
  void countsPagesAsDoneButForTheBadRowsOnThem() {
    books.giveOut();
    assertThat(books.reportBadRows(books.given.get(0), 2, "id=1", "id=2")).isTrue();

    assertThat(books.tally().rangesDone()).isEqualTo(1);
    assertThat(books.tally().rows()).isEqualTo(new Rows(10, 8, 0));
    assertThat(books.leaf().pagesDone()).isEqualTo(2);
    assertThat(books.badRows()).containsExactly("id=1", "id=2");
    assertThat(statusOf(books.given.get(0))).isEqualTo(RangeStatus.HAS_BAD_ROWS);
    assertThat(books.database.ranges.countOpen(books.pass)).isEqualTo(2);
  }

  @Test
  void takesNoBadRowForAFailureOfItsRange() {
    books.giveOut();
    books.report(Kind.FAILED, books.given.get(0), 0, BookKeeping.NOTHING);
    books.now = books.now.plusSeconds(5);
    books.giveOut();
    Range again = lastIssueOf(books.given.get(0));
    assertThat(again.issue()).isEqualTo(2);
    books.reportBadRows(again, 2, "id=1");

    assertThat(books.database.ranges.failure(books.pass, books.migration.attempt())).isEmpty();
    assertThat(books.summary().failing()).isEmpty();
    assertThat(books.summary().ranges()).containsEntry(RangeStatus.HAS_BAD_ROWS, 1L);
  }

  @Test
  void givesTheRestOfARangeWithBadRowsOutAtOnce() {
    books.giveOut();
    books.reportBadRows(books.given.get(0), 1, "id=1");
    books.giveOut();

    Range rest = books.given.get(3);
    assertThat(rest.firstPage()).isEqualTo(1);
    assertThat(rest.endPage()).isEqualTo(2);
    assertThat(books.leaf().pagesDone()).isEqualTo(1);
  }

  @Test
  void triesARangeAgainWhereNothingOfItIsDone() {
    books.giveOut();
    books.reportBadRows(books.given.get(0), 0, "id=1");

    assertThat(statusOf(books.given.get(0))).isEqualTo(RangeStatus.WAITING);
    assertThat(books.badRows()).isEmpty();
    assertThat(books.summary().failing()).hasSize(1);
  }

  @Test
  void leavesARangeWithBadRowsAloneUntilTheNextAttempt() {
    books.giveOut();
    books.reportBadRows(books.given.get(0), 2, "id=1");
    books.giveOut();
    assertThat(books.given).extracting(Range::id).doesNotHaveDuplicates();

    books.pauseAndResume();
    books.giveOut();

    assertThat(books.given)
        .extracting(Range::id)
        .filteredOn(books.given.get(0).id()::equals)
        .hasSize(2);
    assertThat(books.leaf().pagesDone()).as("to be done again").isZero();
    assertThat(books.tally().rangesDone()).isZero();
    assertThat(books.badRows()).as("as long as nobody has looked again").containsExactly("id=1");
  }

  @Test
  void forgetsTheRowsThatFailNoMoreWhenTheirRangeIsDoneAgain() {
    books.giveOut();
    books.reportBadRows(books.given.get(0), 2, "id=1", "id=2");
    books.pauseAndResume();
    books.giveOut();
    Range again = lastIssueOf(books.given.get(0));
    long place = known().get(1).place();
    books.reportBadRows(again, 2, "id=2");
    assertThat(books.badRows()).containsExactly("id=2");
    assertThat(known().get(0).place()).isEqualTo(place);

    books.pauseAndResume();
    books.giveOut();
    books.report(Kind.DONE, lastIssueOf(again), 2, new Rows(10, 1, 0));

    assertThat(books.badRows()).isEmpty();
    assertThat(books.leaf().pagesDone()).isEqualTo(2);
    assertThat(books.tally().rangesDone()).isEqualTo(1);
  }

  @Test
  void keepsARowOnTheListWhileItsPagesHaveNotAllBeenLookedAtAgain() {
    books.giveOut();
    books.reportBadRows(books.given.get(0), 2, "id=1", "id=2");
    books.pauseAndResume();
    books.giveOut();
    Range again = lastIssueOf(books.given.get(0));
    books.report(Kind.PARTIAL, again, 1, new Rows(5, 1, 0));
    assertThat(books.badRows()).containsExactly("id=1", "id=2");

    books.giveOut();
    Range rest = books.given.get(books.given.size() - 1);
    assertThat(rest.firstPage()).isEqualTo(1);
    books.reportBadRows(rest, 2, "id=2");

    assertThat(books.badRows()).containsExactly("id=2");
  }

  @Test
  void listsARowOnceThatTwoRangesMet() {
    books.giveOut();
    books.reportBadRows(books.given.get(0), 2, "id=1");
    books.reportBadRows(books.given.get(1), 4, "id=1", "id=3");

    assertThat(books.badRows()).containsExactly("id=1", "id=3");
  }

  @Test
  void keepsTheRowsOfAnEarlierPassUntilALaterOneIsOver() {
    books.giveOut();
    books.reportBadRows(books.given.get(0), 2, "id=1", "id=2");
    Pass backfill = books.pass;
    books.open(Phase.VERIFY, 1);
    books.giveOut();
    books.reportBadRows(books.given.get(3), 2, "id=2");
    assertThat(books.badRows()).containsExactly("id=1", "id=2");
    assertThat(known())
        .extracting(Known::pass)
        .containsExactly(new Pass.Name(Phase.BACKFILL, 1), new Pass.Name(Phase.VERIFY, 1));
    assertThat(
            books.database.badRows.met(backfill, books.migration.attempt()).orElseThrow().count())
        .isEqualTo(1);

    books.database.badRows.forgetAllButThoseOf(books.pass);

    assertThat(books.badRows()).containsExactly("id=2");
  }

  @Test
  void forgetsTheRowsOfALeafThatWasCutAnewAndMetThemNoMore() {
    books.giveOut();
    books.reportBadRows(books.given.get(0), 2, "id=1");
    books.database.passes.cutAnew(books.pass, BookKeeping.EXTENT);

    books.database.badRows.forgetAllButThoseOf(books.pass);

    assertThat(books.badRows()).isEmpty();
  }

  @Test
  void turnsPages() {
    books.giveOut();
    books.reportBadRows(books.given.get(0), 2, "id=1", "id=2", "id=3");
    List<Known> first = books.database.badRows.page(books.migration.id(), 0, 2);
    books.reportBadRows(books.given.get(1), 4, "id=1", "id=4");

    assertThat(first).extracting(known -> known.row().key()).containsExactly("id=1", "id=2");
    assertThat(books.database.badRows.page(books.migration.id(), first.get(1).place(), 2))
        .extracting(known -> known.row().key())
        .containsExactly("id=3", "id=4");
    assertThat(books.database.badRows.count(books.migration.id())).isEqualTo(4);
  }

  @Test
  void keepsAKeyThatIsLongerThanAnIndexTakes() {
    String longest = "name=" + "\u00e4\u4e2d".repeat(40_000);
    books.giveOut();
    books.reportBadRows(books.given.get(0), 2, longest);
    books.reportBadRows(books.given.get(1), 4, longest);

    assertThat(books.badRows()).containsExactly(longest);
  }

  @Test
  void endsNoPassWhoseLastRangeMetMoreThanAreTolerated() {
    books.atOnce =
        range -> {
          if (range.endPage() == BookKeeping.EXTENT.pages()) {
            books.reportBadRows(range, range.endPage(), "id=8", "id=9");
          } else {
            books.report(Kind.DONE, range, range.endPage(), new Rows(1, 1, 0));
          }
        };

    assertThatThrownBy(this::carryOnUntilItIsOver)
        .isInstanceOf(PhaseFailedException.class)
        .hasMessage(
            "Cannot go on with BACKFILL: 2 bad rows, and the plan tolerates 0; the first is id=8 of public.orders: invalid input syntax; GET /api/migrations/bad-rows/bad-rows lists them; correct them, then resume");
  }

  @Test
  void endsNoPassWhoseLastRangeFailsInTheLastMoment() {
    books.atOnce =
        range -> {
          boolean last = range.endPage() == BookKeeping.EXTENT.pages();
          books.report(last ? Kind.FAILED : Kind.DONE, range, range.endPage(), new Rows(1, 1, 0));
        };

    assertThatThrownBy(this::carryOnUntilItIsOver)
        .isInstanceOf(PhaseFailedException.class)
        .hasMessage("Cannot finish pages 8 to 10 of public.orders after 2 failures: it broke");
  }

  private void carryOnUntilItIsOver() {
    while (books.carryPass().finished(books.migration, Phase.BACKFILL).isEmpty()) {
      books.now = books.now.plusSeconds(5);
    }
  }

  private List<Known> known() {
    return books.database.badRows.page(books.migration.id(), 0, 100);
  }

  private Range lastIssueOf(Range range) {
    return books.given.stream()
        .filter(given -> given.id().equals(range.id()))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private RangeStatus statusOf(Range range) {
    return books
        .database
        .client
        .sql("select status from page_range where id = :id")
        .param("id", range.id())
        .query((row, number) -> RangeStatus.valueOf(row.getString("status")))
        .single();
  }
}
