package dev.cinch.worker.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cinch.worker.pace.Finding.Meaning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GovernorTest {

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final Governor governor = new Governor();
  private Instant now = BEGIN;

  @Test
  void knowsNothingBeforeItsFirstLook() {
    assertThat(governor.hasLooked()).isFalse();
    look(Meaning.FINE);
    assertThat(governor.hasLooked()).isTrue();
    assertThat(governor.restAfter(Duration.ofMillis(100))).isZero();
  }

  @Test
  void isHalvedByTroubleAndRisesByStepsAfterIt() {
    look(Meaning.SLOW);
    assertThat(governor.share()).isEqualTo(0.5);
    assertThat(governor.restAfter(Duration.ofMillis(100))).isEqualTo(Duration.ofMillis(100));
    look(Meaning.SLOW);
    assertThat(governor.share()).isEqualTo(0.25);
    assertThat(governor.restAfter(Duration.ofMillis(100))).isEqualTo(Duration.ofMillis(300));
    look(Meaning.FINE);
    assertThat(governor.share()).isCloseTo(0.3, within(1e-9));
    for (int n = 0; n < 14; n++) {
      look(Meaning.FINE);
    }
    assertThat(governor.share()).isEqualTo(1);
  }

  @Test
  void neverComesToAHaltByHalving() {
    for (int n = 0; n < 100; n++) {
      look(Meaning.SLOW);
    }
    assertThat(governor.share()).isEqualTo(0.02);
    assertThat(governor.isStopped()).isFalse();
  }

  @Test
  void stopsAtACriticalFigureAndGoesOnSlowlyAfterIt() {
    look(Meaning.SLOW, Meaning.STOP, Meaning.FINE);
    assertThat(governor.isStopped()).isTrue();
    assertThat(governor.limit().why()).isEqualTo("STOP");
    look(Meaning.FINE);
    assertThat(governor.isStopped()).isFalse();
    assertThat(governor.share()).isCloseTo(0.55, within(1e-9));
  }

  @Test
  void isHeldWhileBlindAndHalvedEachThirtySeconds() {
    look(Meaning.SLOW);
    for (int n = 0; n <= 29; n++) {
      look(Meaning.BLIND, Meaning.FINE);
      assertThat(governor.share()).isEqualTo(0.5);
      now = now.plusSeconds(1);
    }
    look(Meaning.BLIND);
    assertThat(governor.share()).isEqualTo(0.25);
    now = now.plusSeconds(29);
    look(Meaning.BLIND);
    assertThat(governor.share()).isEqualTo(0.25);
    now = now.plusSeconds(1);
    look(Meaning.BLIND);
    assertThat(governor.share()).isEqualTo(0.125);
    assertThat(governor.limit().why()).isEqualTo("BLIND");
  }

  @Test
  void beginsToCountAnewWhereItSawSomethingInBetween() {
    look(Meaning.BLIND);
    now = now.plusSeconds(20);
    look(Meaning.PASSED_OVER);
    now = now.plusSeconds(20);
    look(Meaning.BLIND);
    assertThat(governor.share()).isEqualTo(1);
  }

  @Test
  void saysWhenTheTargetGetsBetterOrWorse() {
    assertThat(look(Meaning.FINE)).isFalse();
    assertThat(look(Meaning.SLOW)).isTrue();
    assertThat(governor).hasToString("may take 50 % of its slots' time, since SLOW");
    assertThat(look(Meaning.SLOW)).isFalse();
    assertThat(look(Meaning.STOP)).isTrue();
    assertThat(governor).hasToString("writes nothing, since STOP");
    assertThat(look(Meaning.FINE)).isTrue();
    assertThat(governor).hasToString("goes on, since its target is well");
  }

  private boolean look(Meaning... meanings) {
    return governor.look(
        List.of(meanings).stream()
            .map(meaning -> new Finding(meaning, "signal", meaning.name()))
            .toList(),
        now);
  }
}
