package dev.cinch.backbone.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeqGuardTest {

  private final SeqGuard guard = new SeqGuard();

  @Test
  void takesWhatIsNewerAndIgnoresWhatItHasPassed() {
    assertThat(
            LongStream.of(1, 2, 2, 1, 5, 4, 6).filter(seq -> guard.isNews("orders", seq)).boxed())
        .containsExactly(1L, 2L, 5L, 6L);
  }

  @Test
  void countsEachKeyByItself() {
    assertThat(guard.isNews("orders", 5)).isTrue();
    assertThat(guard.isNews("customers", 1)).isTrue();
    assertThat(guard.isNews("orders", 5)).isFalse();
  }

  @Test
  void takesEachSeqOnceHoweverManyAskAtOnce() {
    assertThat(LongStream.range(0, 1_000).parallel().filter(i -> guard.isNews("orders", 7)).count())
        .isOne();
  }
}
