package dev.cinch.target.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitsTest {

  @Test
  void neverSetsWhatPostgresTakesForNoLimit() {
    assertThat(Limits.setting(Duration.ZERO)).isEqualTo("1ms");
    assertThat(Limits.setting(Duration.ofNanos(999_999))).isEqualTo("1ms");
    assertThat(Limits.setting(Duration.ofMillis(200))).isEqualTo("200ms");
    assertThat(Limits.setting(Duration.ofDays(365))).isEqualTo("2147483647ms");
  }

  @Test
  void looksWhoIsInTheWayAtLeastTwiceBeforeALockIsGivenUp() {
    assertThat(new Limits(Duration.ofMillis(200), Duration.ofMillis(200), true).look())
        .isLessThan(Duration.ofMillis(100));
    assertThat(new Limits(Duration.ofMinutes(30), Duration.ofHours(24), false).look())
        .isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void refusesAPolicyWithoutLimits() {
    assertThatThrownBy(() -> LockPolicy.DEFAULT.withBudget(Duration.ZERO))
        .hasMessage("Cannot use a budget of PT0S: at least 1 ms is needed");
    assertThatThrownBy(() -> LockPolicy.DEFAULT.withDeadline(Duration.ofNanos(5)))
        .hasMessage("Cannot use a deadline of PT0.000000005S: at least 1 ms is needed");
  }

  @Test
  void hasTheDefaultsOfTheDesign() {
    assertThat(LockPolicy.DEFAULT.budget()).isEqualTo(Duration.ofMillis(200));
    assertThat(LockPolicy.DEFAULT.eviction()).isEqualTo(Duration.ofSeconds(3));
    assertThat(LockPolicy.DEFAULT.deadline()).isEqualTo(Duration.ofMinutes(30));
  }
}
