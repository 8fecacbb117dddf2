package dev.cinch.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private final Locale before = Locale.getDefault();

  @BeforeEach
  void speakGerman() {
    Locale.setDefault(Locale.GERMANY);
  }

  @AfterEach
  void speakAsBefore() {
    Locale.setDefault(before);
  }

  @Test
  void countsHaveCommasInEveryLocale() {
    assertThat(Figures.count(1_234_567)).isEqualTo("1,234,567");
    assertThat(Figures.count(1, "row")).isEqualTo("1 row");
    assertThat(Figures.count(0, "row")).isEqualTo("0 rows");
  }

  @Test
  void bytesAreGivenInTheUnitThatLeavesAShortNumber() {
    assertThat(Figures.bytes(0)).isEqualTo("0 B");
    assertThat(Figures.bytes(1_023)).isEqualTo("1023 B");
    assertThat(Figures.bytes(1_536)).isEqualTo("1.5 kB");
    assertThat(Figures.bytes(-8_192)).isEqualTo("-8.0 kB");
    assertThat(Figures.bytes(5L * 1024 * 1024)).isEqualTo("5.0 MB");
    assertThat(Figures.bytes(5_000L * 1024 * 1024 * 1024 * 1024)).isEqualTo("5000.0 TB");
  }

  @Test
  void growthIsGivenAsAPartOfWhatThereWas() {
    assertThat(Figures.growth(200, 230)).isEqualTo("+15 %");
    assertThat(Figures.growth(200, 200)).isEqualTo("+0 %");
    assertThat(Figures.growth(200, 100)).isEqualTo("-50 %");
    assertThat(Figures.growth(0, 100)).isEqualTo("from nothing");
  }

  @Test
  void timesBelowASecondAreMilliseconds() {
    assertThat(Figures.time(Duration.ofMillis(999))).isEqualTo("999 ms");
    assertThat(Figures.time(Duration.ofMillis(1_250))).isEqualTo("1.3 s");
  }

  @Test
  void aRateNeedsNoMeasurableTime() {
    assertThat(Figures.perSecond(500, Duration.ofMillis(250))).isEqualTo(2_000);
    assertThat(Figures.perSecond(7, Duration.ZERO)).isEqualTo(7_000);
  }

  @Test
  void aBarKeepsItsWidth() {
    assertThat(Bar.of(0)).isEqualTo("░".repeat(24));
    assertThat(Bar.of(50)).isEqualTo("█".repeat(12) + "░".repeat(12));
    assertThat(Bar.of(140)).isEqualTo("█".repeat(24));
  }

  @Test
  void aSpanIsGivenInItsTwoLargestUnits() {
    assertThat(Figures.span(Duration.ofMillis(1_900))).isEqualTo("1 s");
    assertThat(Figures.span(Duration.ofSeconds(60))).isEqualTo("1 min");
    assertThat(Figures.span(Duration.ofSeconds(3_599))).isEqualTo("59 min 59 s");
    assertThat(Figures.span(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
    assertThat(Figures.span(Duration.ofHours(25))).isEqualTo("1 d 1 h");
    assertThat(Figures.span(Duration.ofSeconds(-5))).isEqualTo("0 s");
  }
}
