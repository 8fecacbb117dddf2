package dev.cinch.target.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.target.fill.RangeOutcome.Ending;
import dev.cinch.target.name.TableName;
import dev.cinch.target.range.PageRange;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InOrderTest {

  private static final PageRange PAGES =
      new PageRange(TableName.of("shop", "item"), 1, 1, 100, 110);

  private final List<String> tried = new ArrayList<>();
  private int stopAfter = Integer.MAX_VALUE;
  private final Attempts attempts =
      new Attempts(
          "verify n of",
          pause -> {},
          () -> stopAfter-- > 0 ? Pace.Decision.PROCEED : Pace.Decision.STOP_HERE,
          new Tally());

  @Test
  void goesOverAllPagesAndCountsTheirRows() throws SQLException {
    InOrder all = inOrder(new Rows(-1));

    assertThat(all.run(attempts)).isEqualTo(Ending.DONE);

    assertThat(tried).containsExactly("100-104", "104-108", "108-110");
    assertThat(all.next()).isEqualTo(110);
    assertThat(all.rows().seen()).isEqualTo(10);
  }

  @Test
  void countsNoRowsOfASliceThatIsLeftInTheMiddle() throws SQLException {
    InOrder all = inOrder(new Rows(105));
    stopAfter = 4;

    assertThat(all.run(attempts)).isEqualTo(Ending.STOPPED);

    assertThat(tried).containsExactly("100-104", "104-108", "104-106", "104-105");
    assertThat(all.next()).isEqualTo(104);
    assertThat(all.rows().seen()).isEqualTo(4);
  }

  @Test
  void countsARowThatIsLeftOutAsSeen() throws SQLException {
    InOrder all = inOrder(new Rows(105));

    assertThat(all.run(attempts)).isEqualTo(Ending.DONE);

    // of that page the ten pieces beside the row are done as well
    assertThat(all.rows().seen()).isEqualTo(9 + 1 + 11);
  }

  private InOrder inOrder(Attempts.Work work) {
    return new InOrder(PAGES, () -> 4, new BadRows(new RowKey(transaction())), work);
  }

  private static SliceTransaction transaction() {
    return new SliceTransaction(SliceLimits.DEFAULT, Durability.AT_ONCE);
  }

  /** One row a piece of a page or a page; one of them fails. */
  private final class Rows implements Attempts.Work {

    private final long badPage;

    Rows(long badPage) {
      this.badPage = badPage;
    }

    @Override
    public SliceOutcome on(Piece piece) throws SQLException {
      PageRange part = piece.pages();
      tried.add(part.first() + "-" + part.end());
      boolean here = part.first() <= badPage && badPage < part.end();
      if (here && piece.firstLine() <= 37 && 37 < piece.endLine()) {
        throw new SQLException("invalid input syntax", "22P02");
      }
      return new SliceOutcome(
          SliceResult.WRITTEN, RowCounts.NONE.withSeen(part.pages()), Duration.ZERO, "0/1");
    }

    @Override
    public SliceOutcome without(Piece row, SQLException failure) {
      return SliceOutcome.without();
    }
  }
}
