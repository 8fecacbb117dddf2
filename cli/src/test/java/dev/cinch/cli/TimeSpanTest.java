package dev.cinch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class TimeSpanTest {

  @ParameterizedTest
  @CsvSource({"30s, PT30S", "30m, PT30M", "8h, PT8H", "7d, PT168H"})
  void readsTimesAsPeopleWriteThem(String text, Duration time) {
    assertThat(new TimeSpan().convert(text)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0h", "-1h", "7", "7 d", "1.5h", "1234567d", "7w"})
  void refusesAllElse(String text) {
    assertThatThrownBy(() -> new TimeSpan().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage("it has to be as in 30s, 30m, 8h or 7d");
  }
}
