package dev.cinch.worker.metrics;

import dev.cinch.backbone.meters.MigrationMeters;
import dev.cinch.worker.range.Order;
import dev.cinch.worker.range.Slices;
import dev.cinch.worker.range.Work;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How fast each migration's rows are gone through, and what holds that back. */
public final class MeteredSlices implements Slices {

  private static final int RATE_SECONDS = 10;
  private static final int HOT_SECONDS = 60;

  /** Around the target of 100 ms, and up to where locks are given up. */
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(75),
    Duration.ofMillis(100),
    Duration.ofMillis(150),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10)
  };

  private final MigrationMeters migrations;
  private final MeterRegistry meters;
  private final InstantSource clock;
  private final Map<Key, Windows> windows = new ConcurrentHashMap<>();

  private record Key(String migration, Work work) {}

  /** What one kind of work on one migration did of late. */
  private record Windows(Window seen, Window changed, Window hot) {

    double hotRatio() {
      long written = changed.sum();
      return written == 0 ? Double.NaN : (double) hot.sum() / written;
    }
  }

  public MeteredSlices(MigrationMeters migrations, InstantSource clock) {
    this.migrations = migrations;
    this.meters = migrations.registry();
    this.clock = clock;
    migrations.whenForgotten(
        migration -> windows.keySet().removeIf(key -> key.migration().equals(migration)));
  }

  @Override
  public void written(Order order, Slice slice) {
    Key key = new Key(order.range().migration(), order.range().work());
    Tags tags = migrations.tags(key.migration()).and("work", key.work().name());
    duration(tags).record(slice.duration());
    rows("seen", slice.seen(), tags);
    rows("changed", slice.changed(), tags);
    rows("hot", slice.hot(), tags);
    rows("mismatched", slice.mismatches(), tags);
    Windows lately = windows.computeIfAbsent(key, absent -> register(tags));
    lately.seen().add(slice.seen());
    lately.changed().add(slice.changed());
    lately.hot().add(slice.hot());
  }

  private Timer duration(Tags tags) {
    return Timer.builder("cinch.backfill.slice.duration")
        .description("Transactions on a target")
        .tags(tags)
        .serviceLevelObjectives(BOUNDS)
        .register(meters);
  }

  private void rows(String what, long rows, Tags tags) {
    Counter.builder("cinch.backfill.rows")
        .description("Rows, by what was done to them")
        .tags(tags.and("what", what))
        .register(meters)
        .increment(rows);
  }

  private Windows register(Tags tags) {
    Windows fresh =
        new Windows(
            new Window(RATE_SECONDS, clock),
            new Window(HOT_SECONDS, clock),
            new Window(HOT_SECONDS, clock));
    Gauge.builder("cinch.backfill.rate", fresh, lately -> lately.seen().perSecond())
        .description("Rows gone through in a second, over the last ten")
        .tags(tags)
        .register(meters);
    Gauge.builder("cinch.backfill.hot.ratio", fresh, Windows::hotRatio)
        .description("Of the rows written in the last minute, the part that touched no index")
        .tags(tags)
        .register(meters);
    return fresh;
  }

  @Override
  public void waited(Order order, String signal, Duration length) {
    Counter.builder("cinch.backfill.pace.limited")
        .description("Time that slots have waited, by what held them back")
        .baseUnit("seconds")
        .tags(migrations.tags(order.range().migration()).and("signal", signal))
        .register(meters)
        .increment(length.toNanos() / 1e9);
  }
}
