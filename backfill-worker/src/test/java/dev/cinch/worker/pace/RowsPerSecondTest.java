package dev.cinch.worker.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.worker.range.KnownStates;
import dev.cinch.worker.range.MigrationView;
import dev.cinch.worker.range.Samples;
import dev.cinch.worker.range.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RowsPerSecondTest {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));

  @Test
  void holdsNothingWithoutACap() {
    RowsPerSecond pace = pace(OptionalLong.empty(), OptionalLong.empty());

    pace.written(Samples.MIGRATION, 1_000_000);

    assertThat(pace.hold(Samples.MIGRATION)).isEmpty();
  }

  @Test
  void holdsUntilWhatWasWrittenIsPaidFor() {
    RowsPerSecond pace = pace(OptionalLong.of(100), OptionalLong.empty());

    assertThat(pace.hold(Samples.MIGRATION)).isEmpty();
    pace.written(Samples.MIGRATION, 250);

    assertThat(pace.hold(Samples.MIGRATION))
        .contains(new Hold(Duration.ofMillis(2_500), "the migration's cap of 100 rows/s"));
    clock.advance(Duration.ofMillis(2_400));
    assertThat(pace.hold(Samples.MIGRATION))
        .contains(new Hold(Duration.ofMillis(100), "the migration's cap of 100 rows/s"));
    clock.advance(Duration.ofMillis(100));
    assertThat(pace.hold(Samples.MIGRATION)).isEmpty();
  }

  @Test
  void addsUpWhatSeveralSlotsWrite() {
    RowsPerSecond pace = pace(OptionalLong.of(100), OptionalLong.empty());

    pace.written(Samples.MIGRATION, 100);
    pace.written(Samples.MIGRATION, 100);

    assertThat(pace.hold(Samples.MIGRATION).orElseThrow().length())
        .isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void doesNotSaveUpTimeInWhichNothingWasWritten() {
    RowsPerSecond pace = pace(OptionalLong.of(100), OptionalLong.empty());

    pace.written(Samples.MIGRATION, 1);
    clock.advance(Duration.ofHours(1));
    pace.written(Samples.MIGRATION, 100);

    assertThat(pace.hold(Samples.MIGRATION).orElseThrow().length())
        .isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void keepsTheWorkersOwnCapForAllMigrationsTogether() {
    RowsPerSecond pace = pace(OptionalLong.empty(), OptionalLong.of(10));

    pace.written("another", 10);
    pace.written(Samples.MIGRATION, 10);

    assertThat(pace.hold(Samples.MIGRATION))
        .contains(new Hold(Duration.ofSeconds(2), "the worker's cap of 10 rows/s"));
  }

  @Test
  void refusesACapOfNothing() {
    assertThatThrownBy(() -> pace(OptionalLong.empty(), OptionalLong.of(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot cap a worker at 0 rows per second: give at least 1, or none");
  }

  private RowsPerSecond pace(OptionalLong ofMigration, OptionalLong ofWorker) {
    MigrationView migration = Samples.migration();
    MigrationView capped =
        new MigrationView(
            migration.migration(),
            migration.seq(),
            migration.generation(),
            migration.stage(),
            migration.subject(),
            ofMigration);
    return new RowsPerSecond(KnownStates.of(capped), ofWorker, clock);
  }
}
