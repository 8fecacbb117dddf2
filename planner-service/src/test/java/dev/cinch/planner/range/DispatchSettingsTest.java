package dev.cinch.planner.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DispatchSettingsTest {

  private final DispatchSettings settings =
      new DispatchSettings(16, 4096, Duration.ofSeconds(3), Duration.ofSeconds(45), 10, 10);

  @Test
  void cutsASmallTableSoThatSeveralWorkersShareIt() {
    assertThat(settings.pagesFor(2400, null)).isEqualTo(100);
    assertThat(settings.pagesFor(2400, 20_000.0)).isEqualTo(100);
  }

  @Test
  void cutsNoRangeThatIsNotWorthItsWay() {
    assertThat(settings.pagesFor(10, null)).isEqualTo(32);
    assertThat(settings.pagesFor(134_217_728, 0.1)).isEqualTo(32);
  }

  @Test
  void cutsALargeTableInRangesOfTheSizeThatWasSetUntilAWorkerHasReported() {
    assertThat(settings.pagesFor(134_217_728, null)).isEqualTo(4096);
  }

  @Test
  void cutsALargeTableByWhatWorkersGetDone() {
    assertThat(settings.pagesFor(134_217_728, 100.0)).isEqualTo(300);
    assertThat(settings.pagesFor(134_217_728, 10_000.0)).isEqualTo(30_000);
    assertThat(settings.pagesFor(134_217_728, 1_000_000.0))
        .as("what is lost with a worker stays bounded")
        .isEqualTo(65_536);
  }

  @Test
  void refusesToGiveOutNothing() {
    assertThatThrownBy(
            () ->
                new DispatchSettings(
                    0, 4096, Duration.ofSeconds(3), Duration.ofSeconds(45), 10, 10))
        .hasMessage("Cannot give out ranges: window, range pages, failures and passes start at 1");
    assertThatThrownBy(
            () -> new DispatchSettings(16, 4096, Duration.ZERO, Duration.ofSeconds(45), 10, 10))
        .hasMessage("Cannot give out ranges of PT0S: a range takes more than no time");
  }
}
