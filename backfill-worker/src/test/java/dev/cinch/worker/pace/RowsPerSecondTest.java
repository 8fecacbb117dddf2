package dev.cinch.worker.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.worker.range.Generation;
import dev.cinch.worker.range.KnownStates;
import dev.cinch.worker.range.MigrationView;
import dev.cinch.worker.range.MigrationView.Limits;
import dev.cinch.worker.range.Order;
import dev.cinch.worker.range.Samples;
import dev.cinch.worker.range.SettableClock;
import dev.cinch.worker.range.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RowsPerSecondTest {

  private static final Order ORDER = Samples.order("worker-1/1");
  private static final Order OF_ANOTHER_SLOT = Samples.order("worker-1/2");
  private static final Order OF_ANOTHER =
      Samples.order(Samples.range("another", new Generation(1, 1), Work.BACKFILL), "worker-1/1");

  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));

  @Test
  void holdsNothingWithoutACap() {
    RowsPerSecond pace = pace(OptionalLong.empty(), OptionalLong.empty());

    written(pace, ORDER, 1_000_000);

    assertThat(pace.hold(ORDER)).isEmpty();
  }

  @Test
  void holdsUntilWhatWasWrittenIsPaidFor() {
    RowsPerSecond pace = pace(OptionalLong.of(100), OptionalLong.empty());

    assertThat(pace.hold(ORDER)).isEmpty();
    written(pace, ORDER, 250);

    assertThat(pace.hold(ORDER))
        .contains(
            Hold.because(
                Duration.ofMillis(2_500), "migration's cap", "the migration's cap of 100 rows/s"));
    clock.advance(Duration.ofMillis(2_400));
    assertThat(pace.hold(ORDER))
        .contains(
            Hold.because(
                Duration.ofMillis(100), "migration's cap", "the migration's cap of 100 rows/s"));
    clock.advance(Duration.ofMillis(100));
    assertThat(pace.hold(ORDER)).isEmpty();
  }

  @Test
  void addsUpWhatASlotWrites() {
    RowsPerSecond pace = pace(OptionalLong.of(100), OptionalLong.empty());

    written(pace, ORDER, 100);
    written(pace, ORDER, 100);

    assertThat(pace.hold(ORDER).orElseThrow().length()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void doesNotSaveUpTimeInWhichNothingWasWritten() {
    RowsPerSecond pace = pace(OptionalLong.of(100), OptionalLong.empty());

    written(pace, ORDER, 1);
    clock.advance(Duration.ofHours(1));
    written(pace, ORDER, 100);

    assertThat(pace.hold(ORDER).orElseThrow().length()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void keepsTheWorkersOwnCapForAllMigrationsTogether() {
    RowsPerSecond pace = pace(OptionalLong.empty(), OptionalLong.of(10));

    written(pace, OF_ANOTHER, 10);
    written(pace, ORDER, 10);

    assertThat(pace.hold(ORDER))
        .contains(
            Hold.because(Duration.ofSeconds(2), "worker's cap", "the worker's cap of 10 rows/s"));
  }

  @Test
  void refusesACapOfNothing() {
    assertThatThrownBy(() -> pace(OptionalLong.empty(), OptionalLong.of(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot cap a worker at 0 rows per second: give at least 1, or none");
  }

  @Test
  void sharesTheMigrationsCapAmongAllSlotsAtWork() {
    RowsPerSecond pace = pace(new Limits(OptionalLong.of(100), 4, List.of()));

    written(pace, ORDER, 100);
    written(pace, OF_ANOTHER_SLOT, 25);

    assertThat(pace.hold(ORDER))
        .contains(
            Hold.because(
                Duration.ofSeconds(4), "migration's cap", "the migration's cap of 100 rows/s"));
    assertThat(pace.hold(OF_ANOTHER_SLOT).orElseThrow().length()).isEqualTo(Duration.ofSeconds(1));
  }

  private static void written(RowsPerSecond pace, Order order, long rows) {
    pace.written(order, new Written(rows, Duration.ZERO));
  }

  private RowsPerSecond pace(Limits limits) {
    return new RowsPerSecond(
        KnownStates.of(Samples.migration(limits)), OptionalLong.empty(), clock);
  }

  private RowsPerSecond pace(OptionalLong ofMigration, OptionalLong ofWorker) {
    MigrationView capped = Samples.migration(new Limits(ofMigration, 1, List.of()));
    return new RowsPerSecond(KnownStates.of(capped), ofWorker, clock);
  }
}
