package dev.cinch.target.fill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SliceSizeTest {

  private static final Duration SHORT = Duration.ofMillis(10);

  private final SliceSize size = new SliceSize(200, Duration.ofMillis(100));

  @Test
  void growsByHalfAtMost() {
    size.done(200, SHORT);
    assertThat(size.pages()).isEqualTo(300);
  }

  @Test
  void growsNoFurtherThanWhatFitsTheTarget() {
    size.done(200, Duration.ofMillis(80));
    assertThat(size.pages()).isEqualTo(250);
  }

  @Test
  void isHalvedAtOnceWhenATransactionWasLong() {
    size.took(200, Duration.ofMillis(101));
    assertThat(size.pages()).isEqualTo(100);
  }

  @Test
  void isHalvedOnceForAllSlicesOfTheSameSize() {
    for (int slice = 0; slice < 8; slice++) {
      size.took(200, Duration.ofMillis(500));
    }
    assertThat(size.pages()).isEqualTo(100);
  }

  @Test
  void growsOnceForAllSlicesOfTheSameSize() {
    for (int slice = 0; slice < 8; slice++) {
      size.done(200, SHORT);
    }
    assertThat(size.pages()).isEqualTo(300);
  }

  @Test
  void doesNotGrowOnWhatASmallerSliceSays() {
    size.done(199, SHORT);
    assertThat(size.pages()).isEqualTo(200);
  }

  @Test
  void doesNotGrowAfterALongTransaction() {
    size.took(200, Duration.ofMillis(150));
    size.done(200, Duration.ofMillis(150));
    assertThat(size.pages()).isEqualTo(100);
  }

  @Test
  void neverFallsBelowOnePage() {
    for (int pages = 200; pages >= 1; pages /= 2) {
      size.took(pages, Duration.ofSeconds(5));
    }
    assertThat(size.pages()).isEqualTo(1);
  }

  @Test
  void growsFromOnePage() {
    SliceSize smallest = new SliceSize(1, Duration.ofMillis(100));
    smallest.done(1, SHORT);
    assertThat(smallest.pages()).isEqualTo(2);
  }
}
