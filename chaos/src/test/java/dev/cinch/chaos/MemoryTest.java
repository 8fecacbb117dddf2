package dev.cinch.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryTest {

  private final Memory memory = new Memory();

  @Test
  void givesAnyOfWhatIsThereAndNothingElse() {
    for (long id = 0; id < 10; id++) {
      memory.set(id, new Account(0, 1));
    }
    memory.set(9, null);
    memory.set(0, null);
    memory.set(4, null);
    memory.set(4, null);
    memory.set(5, new Account(1, 2));
    Random random = new Random(1);

    assertThat(IntStream.range(0, 500).mapToLong(any -> memory.any(random)).distinct())
        .containsExactlyInAnyOrder(1L, 2L, 3L, 5L, 6L, 7L, 8L);
    assertThat(memory.get(5)).isEqualTo(new Account(1, 2));
    assertThat(memory.accounts()).hasSize(7);
  }

  @Test
  void isEmptyAgainWhenTheLastAccountIsGone() {
    memory.set(3, new Account(0, 1));
    memory.set(3, null);

    assertThat(memory.isEmpty()).isTrue();
  }
}
