package dev.cinch.planner.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.Progress.Rows;
import dev.cinch.planner.range.LeafExtent;
import dev.cinch.planner.range.Range;
import dev.cinch.planner.range.RangeReport.Kind;
import dev.cinch.target.name.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pass is not over before it has gone over the whole table as it is then. */
class PassCoverageIT {

  private static final LeafExtent ANOTHER =
      new LeafExtent(TableName.of("public", "orders_2027"), 9, 1, 2);

  private final BookKeeping books = new BookKeeping("coverage");

  @Test
  void takesInAPartitionThatCameSinceItWasCut() {
    workOnAll();
    books.table = List.of(BookKeeping.EXTENT, ANOTHER);
    assertThat(isOver()).isFalse();

    List<Range> more = workOnAll();

    assertThat(more).extracting(Range::leaf).containsOnly(ANOTHER.leaf());
    assertThat(isOver()).isTrue();
  }

  @Test
  void beginsAgainWithATableThatCameInThePlaceOfAnother() {
    workOnAll();
    books.table = List.of(new LeafExtent(BookKeeping.ORDERS, 8, 1, 4));
    assertThat(isOver()).isFalse();

    assertThat(workOnAll()).extracting(Range::firstPage).containsExactly(0L, 2L);
    assertThat(isOver()).isTrue();
    assertThat(books.leaf().extent().filenode()).isEqualTo(8);
  }

  @Test
  void beginsAgainAfterAFailoverAlsoWithWhatWasDone() {
    workOnAll();
    books.table = List.of(new LeafExtent(BookKeeping.ORDERS, 7, 2, 10));
    assertThat(isOver()).isFalse();

    assertThat(workOnAll()).hasSize(5);
    assertThat(isOver()).isTrue();
  }

  @Test
  void isOverWhereAPartitionIsGone() {
    workOnAll();
    books.table = List.of();
    assertThat(isOver()).isTrue();
  }

  @Test
  void isOverWhereTheTableHasOnlyGrown() {
    workOnAll();
    books.table = List.of(new LeafExtent(BookKeeping.ORDERS, 7, 1, 400));
    assertThat(isOver()).isTrue();
  }

  @Test
  void tellsWhatCameAfterItsEnd() {
    workOnAll();
    assertThat(isOver()).isTrue();
    assertThat(missed()).isEmpty();

    LeafExtent empty = new LeafExtent(ANOTHER.leaf(), ANOTHER.filenode(), ANOTHER.timeline(), 0);
    books.table = List.of(new LeafExtent(BookKeeping.ORDERS, 7, 1, 400), empty);
    assertThat(missed()).isEmpty();

    books.table = List.of(new LeafExtent(BookKeeping.ORDERS, 8, 1, 10), ANOTHER);
    assertThat(missed()).containsExactly(BookKeeping.ORDERS, ANOTHER.leaf());
  }

  private List<TableName> missed() {
    return books.carryPass().missed(books.migration, Phase.BACKFILL);
  }

  /** Gives what was given out for it. */
  private List<Range> workOnAll() {
    int before = books.given.size();
    int done = before;
    books.giveOut();
    while (done < books.given.size()) {
      Range range = books.given.get(done++);
      books.report(Kind.DONE, range, range.endPage(), new Rows(1, 1, 0));
      books.giveOut();
    }
    return books.given.subList(before, done);
  }

  private boolean isOver() {
    return books.carryPass().finished(books.migration, Phase.BACKFILL).isPresent();
  }
}
