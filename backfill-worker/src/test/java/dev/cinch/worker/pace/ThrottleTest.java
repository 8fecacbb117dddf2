package dev.cinch.worker.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.target.health.Reading;
import dev.cinch.target.health.Reading.Known;
import dev.cinch.target.health.Reading.Unknown;
import dev.cinch.target.health.Signal;
import dev.cinch.worker.range.KnownStates;
import dev.cinch.worker.range.MigrationView.Limits;
import dev.cinch.worker.range.Order;
import dev.cinch.worker.range.Samples;
import dev.cinch.worker.range.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ThrottleTest {

  private static final Order ONE = Samples.order("worker-1/1");
  private static final Order TWO = Samples.order("worker-1/2");
  private static final Written SLICE = new Written(1_000, Duration.ofMillis(100));

  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
  private Reading reading = new Known(0);
  private final Throttle throttle =
      new Throttle(
          KnownStates.of(
              Samples.migration(
                  new Limits(
                      OptionalLong.empty(),
                      0,
                      List.of(Thresholds.of(Signal.LOCK_WAITERS, 3, 30))))),
          (subject, threshold) -> reading,
          clock);

  @Test
  void letsNothingBeWrittenBeforeItsFirstLook() {
    assertThat(throttle.hold(ONE).orElseThrow().limit()).isEmpty();
    assertThat(throttle.atWork()).containsExactly(Samples.MIGRATION);
    throttle.look(Samples.MIGRATION);
    assertThat(throttle.hold(ONE)).isEmpty();
  }

  @Test
  void makesEachSlotRestByItself() {
    lookWith(4);
    throttle.written(ONE, SLICE);
    assertThat(throttle.hold(ONE))
        .contains(Hold.because(Duration.ofMillis(100), "lock waiters", "lock waiters 4 > 3"));
    assertThat(throttle.hold(TWO)).isEmpty();
    clock.advance(Duration.ofMillis(60));
    assertThat(throttle.hold(ONE))
        .contains(Hold.because(Duration.ofMillis(40), "lock waiters", "lock waiters 4 > 3"));
    clock.advance(Duration.ofMillis(40));
    assertThat(throttle.hold(ONE)).isEmpty();
  }

  @Test
  void stopsAllSlotsAtACriticalFigureUntilItIsOver() {
    lookWith(31);
    assertThat(throttle.hold(ONE).orElseThrow().limit()).contains("lock waiters 31 > 30");
    assertThat(throttle.hold(TWO)).isPresent();
    clock.advance(Duration.ofMinutes(5));
    assertThat(throttle.hold(ONE)).isPresent();
    lookWith(0);
    assertThat(throttle.hold(ONE)).isEmpty();
  }

  @Test
  void saysThatItIsBlindAlsoWhileItHoldsNothingBack() {
    lookWith(0);
    assertThat(throttle.remark(ONE)).isEmpty();
    reading = new Unknown("no answer", false);
    throttle.look(Samples.MIGRATION);
    assertThat(throttle.hold(ONE)).isEmpty();
    assertThat(throttle.remark(ONE)).contains("lock waiters can't be read: no answer");
    lookWith(0);
    assertThat(throttle.remark(ONE)).isEmpty();
  }

  @Test
  void forgetsAMigrationThatNoSlotAsksAbout() {
    lookWith(31);
    clock.advance(Duration.ofSeconds(11));
    assertThat(throttle.atWork()).isEmpty();
    assertThat(throttle.shares()).isEmpty();
    assertThat(throttle.hold(ONE).orElseThrow().limit()).isEmpty();
  }

  private void lookWith(double waiters) {
    throttle.hold(ONE);
    reading = new Known(waiters);
    throttle.look(Samples.MIGRATION);
  }
}
