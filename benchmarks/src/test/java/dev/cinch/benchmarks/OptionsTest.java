package dev.cinch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

  @Test
  void measuresAMillionNarrowRowsThreeTimesByAllContendersUnlessToldOtherwise() {
    assertThat(Options.of())
        .isEqualTo(new Options(1_000_000, 3, Shape.THREE_INDEXES, Contenders.names(), 400, null));
  }

  @Test
  void takesEachOption() {
    assertThat(
            Options.of(
                "--rows", "5000",
                "--repeat", "2",
                "--shape", "uuid-key",
                "--contenders", "one-update,worker-2-slots",
                "--foreground", "50",
                "--json", "out.json"))
        .isEqualTo(
            new Options(
                5000,
                2,
                Shape.UUID_KEY,
                List.of("one-update", "worker-2-slots"),
                50,
                Path.of("out.json")));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> Options.of("--row", "1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot use \"--row\": it is no option, or has no value");
    assertThatThrownBy(() -> Options.of("--contenders", "luck"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot measure \"luck\": the contenders are [one-update");
    assertThatThrownBy(() -> Options.of("--rows", "10"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot measure 10 rows 3 times");
    assertThatThrownBy(() -> Options.of("--shape", "round"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot build a table of shape \"round\"");
  }
}
