package dev.cinch.target.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.target.fill.Stripe.Candidates;
import org.junit.jupiter.api.Test;

class EmptyRowsTest {

  private final EmptyRows empty = new EmptyRows();

  @Test
  void isEnoughWhileSweepsFindLittle() {
    empty.swept(rows(1000, 1000), rows(1000, 0));
    empty.swept(rows(1000, 1000), rows(1000, 125));
    empty.swept(rows(0, 0), rows(0, 0));
    assertThat(empty.candidates()).isEqualTo(Candidates.EMPTY);
  }

  @Test
  void isNotEnoughOnceASweepFindsMuch() {
    empty.swept(rows(1000, 1000), rows(1000, 126));
    empty.swept(rows(1000, 0), rows(1000, 0));
    assertThat(empty.candidates()).isEqualTo(Candidates.ALL);
  }

  private static RowCounts rows(long seen, long changed) {
    return new RowCounts(seen, changed, 0, 0);
  }
}
