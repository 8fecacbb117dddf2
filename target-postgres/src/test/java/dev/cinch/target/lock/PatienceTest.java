package dev.cinch.target.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PatienceTest {

  private static final LockPolicy POLICY =
      LockPolicy.DEFAULT
          .withDeadline(Duration.ofMinutes(10))
          .withBackOff(new LockPolicy.BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30)));

  private final HandClock clock = new HandClock();
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final Patience patience =
      new Patience(clock, clock::pass, new Random(7), stopping::get, POLICY);

  @Test
  void picksAnyPauseUpToALimitThatDoublesUntilItsHighest() {
    for (int tries = 1; tries <= 12; tries++) {
      long limit = Math.min(30_000, 1_000L << (tries - 1));
      int number = tries;
      long[] picks =
          IntStream.range(0, 2_000).mapToLong(i -> patience.nextPause(number).toMillis()).toArray();

      assertThat(LongStream.of(picks).max().orElseThrow()).isBetween(limit * 9 / 10, limit);
      assertThat(LongStream.of(picks).min().orElseThrow()).isLessThan(limit / 10);
    }
  }

  @Test
  void pausesNoLongerThanUntilTheDeadline() {
    clock.pass(Duration.ofMinutes(10).minusMillis(5));

    assertThat(IntStream.range(0, 100).mapToObj(i -> patience.nextPause(9)))
        .allSatisfy(pause -> assertThat(pause).isLessThanOrEqualTo(Duration.ofMillis(5)));
    assertThat(patience.isAtEnd()).isFalse();
    clock.pass(Duration.ofMillis(5));
    assertThat(patience.isAtEnd()).isTrue();
    assertThat(patience.left()).isZero();
    clock.pass(Duration.ofHours(1));
    assertThat(patience.left()).isZero();
  }

  @Test
  void stopsBeforeAndAfterAPauseWhenToldTo() {
    patience.waitFor(Duration.ofSeconds(1));
    assertThat(patience.sinceStart()).isEqualTo(Duration.ofSeconds(1));
    stopping.set(true);

    assertThatThrownBy(() -> patience.waitFor(Duration.ofSeconds(1)))
        .isInstanceOf(StepStoppedException.class);
    assertThat(patience.sinceStart()).isEqualTo(Duration.ofSeconds(1));
  }

  private static final class HandClock extends Clock {
    private Instant now = Instant.EPOCH;

    void pass(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
