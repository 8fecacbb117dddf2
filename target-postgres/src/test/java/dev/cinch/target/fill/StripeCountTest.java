package dev.cinch.target.fill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StripeCountTest {

  private final StripeCount stripes = new StripeCount(12);

  @Test
  void staysWhileMostUpdatesAreHot() {
    stripes.done(12, rows(1000, 860));
    assertThat(stripes.count()).isEqualTo(12);
  }

  @Test
  void isHalvedWhereNothingIsGained() {
    stripes.done(12, rows(1000, 20));
    assertThat(stripes.count()).isEqualTo(6);
  }

  @Test
  void neverFallsBelowTwoWhichStillTellWhetherMorePay() {
    for (int i = 0; i < 10; i++) {
      stripes.done(stripes.count(), rows(1000, 0));
    }
    assertThat(stripes.count()).isEqualTo(2);
  }

  @Test
  void risesAgainOnceItPays() {
    stripes.done(12, rows(1000, 0));
    stripes.done(6, rows(1000, 0));
    assertThat(stripes.count()).isEqualTo(3);
    stripes.done(3, rows(1000, 600));
    stripes.done(6, rows(1000, 800));
    assertThat(stripes.count()).isEqualTo(12);
  }

  @Test
  void listensNeitherToFewRowsNorToSlicesOfAnotherCount() {
    stripes.done(12, rows(10, 0));
    stripes.done(6, rows(1000, 0));
    assertThat(stripes.count()).isEqualTo(12);
  }

  private static RowCounts rows(long changed, long hot) {
    return new RowCounts(changed, changed, hot, 0);
  }
}
