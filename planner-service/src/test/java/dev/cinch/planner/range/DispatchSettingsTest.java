package dev.cinch.planner.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DispatchSettingsTest {

  private final DispatchSettings settings =
      new DispatchSettings(16, 4096, Duration.ofSeconds(45), 10, 10);

  @Test
  void cutsASmallTableSoThatSeveralWorkersShareIt() {
    assertThat(settings.pagesFor(2400)).isEqualTo(100);
  }

  @Test
  void cutsNoRangeThatIsNotWorthItsWay() {
    assertThat(settings.pagesFor(10)).isEqualTo(32);
  }

  @Test
  void cutsALargeTableInRangesOfTheSizeThatWasSet() {
    assertThat(settings.pagesFor(134_217_728)).isEqualTo(4096);
  }

  @Test
  void refusesToGiveOutNothing() {
    assertThatThrownBy(() -> new DispatchSettings(0, 4096, Duration.ofSeconds(45), 10, 10))
        .hasMessage("Cannot give out ranges: window, range pages, failures and passes start at 1");
  }
}
