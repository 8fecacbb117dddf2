package dev.cinch.backbone.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {

  private static final BackOff BACK_OFF =
      new BackOff(Duration.ofMillis(100), Duration.ofSeconds(5));

  @ParameterizedTest
  @CsvSource({"1, 100", "2, 200", "3, 400", "6, 3200", "7, 5000", "1000, 5000", "0, 100"})
  void waitsBetweenHalfAndAllOfAPauseThatDoubles(int failures, long ceiling) {
    for (int i = 0; i < 100; i++) {
      assertThat(BACK_OFF.after(failures).toMillis()).isBetween(ceiling / 2, ceiling);
    }
  }

  @Test
  void refusesPausesThatDoNotGrow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BackOff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .withMessage(
            "Cannot back off from PT2S to PT1S: the first must be positive, the longest no shorter");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BackOff(Duration.ZERO, Duration.ofSeconds(1)))
        .withMessageStartingWith("Cannot back off from PT0S");
  }
}
