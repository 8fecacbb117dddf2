package dev.cinch.worker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.backbone.meters.MigrationMeters;
import dev.cinch.worker.range.Generation;
import dev.cinch.worker.range.Order;
import dev.cinch.worker.range.Samples;
import dev.cinch.worker.range.SettableClock;
import dev.cinch.worker.range.Slices.Slice;
import dev.cinch.worker.range.Work;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MeteredSlicesTest {

  private static final Order ORDER = Samples.order("worker-1/1");
  private static final Tags TAGS = Tags.of("migration", Samples.MIGRATION, "work", "BACKFILL");

  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final MigrationMeters migrations = new MigrationMeters(registry, clock);
  private final MeteredSlices slices = new MeteredSlices(migrations, clock);

  @Test
  void countsRowsByWhatWasDoneToThemAndTimesTransactions() {
    slices.written(ORDER, new Slice(100, 90, 80, 0, Duration.ofMillis(70)));
    slices.written(ORDER, new Slice(100, 10, 5, 3, Duration.ofMillis(30)));

    assertThat(rows("seen")).isEqualTo(200);
    assertThat(rows("changed")).isEqualTo(100);
    assertThat(rows("hot")).isEqualTo(85);
    assertThat(rows("mismatched")).isEqualTo(3);
    assertThat(
            registry
                .get("cinch.backfill.slice.duration")
                .tags(TAGS)
                .timer()
                .totalTime(TimeUnit.MILLISECONDS))
        .isEqualTo(100);
  }

  @Test
  void showsTheRateOfTheLastTenSecondsAndTheHotRatioOfTheLastMinute() {
    for (int second = 0; second < 10; second++) {
      slices.written(ORDER, new Slice(500, 100, 86, 0, Duration.ofMillis(70)));
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(gauge("cinch.backfill.rate")).isEqualTo(500);
    assertThat(gauge("cinch.backfill.hot.ratio")).isEqualTo(0.86);

    clock.advance(Duration.ofSeconds(5));
    assertThat(gauge("cinch.backfill.rate")).isEqualTo(250);
    clock.advance(Duration.ofSeconds(60));
    assertThat(gauge("cinch.backfill.rate")).isZero();
    assertThat(gauge("cinch.backfill.hot.ratio")).isNaN();
  }

  @Test
  void keepsTheKindsOfWorkApart() {
    slices.written(ORDER, new Slice(100, 90, 80, 0, Duration.ofMillis(70)));
    Order verify = Samples.order(Samples.range(new Generation(2, 5), Work.VERIFY), "worker-1/2");
    slices.written(verify, new Slice(7, 0, 0, 0, Duration.ofMillis(70)));

    assertThat(rows("seen")).isEqualTo(100);
  }

  @Test
  void addsUpHowLongSlotsWaitedForEachSignal() {
    slices.waited(ORDER, "replica lag", Duration.ofMillis(1_500));
    slices.waited(ORDER, "replica lag", Duration.ofMillis(1_000));
    slices.waited(ORDER, "worker's cap", Duration.ofMillis(100));

    assertThat(
            registry
                .get("cinch.backfill.pace.limited")
                .tags("migration", Samples.MIGRATION, "signal", "replica lag")
                .counter()
                .count())
        .isEqualTo(2.5);
  }

  @Test
  void showsNothingOfAMigrationOnceItIsOverAndAllOfItWhenItComesBack() {
    slices.written(ORDER, new Slice(100, 90, 80, 0, Duration.ofMillis(70)));
    slices.waited(ORDER, "replica lag", Duration.ofSeconds(1));
    clock.advance(Duration.ofHours(1));
    migrations.forgetTheSilent();
    assertThat(registry.getMeters()).isEmpty();

    slices.written(ORDER, new Slice(100, 90, 45, 0, Duration.ofMillis(70)));
    assertThat(rows("seen")).isEqualTo(100);
    assertThat(gauge("cinch.backfill.hot.ratio")).isEqualTo(0.5);
  }

  private double rows(String what) {
    return registry.get("cinch.backfill.rows").tags(TAGS.and("what", what)).counter().count();
  }

  private double gauge(String name) {
    return registry.get(name).tags(TAGS).gauge().value();
  }
}
