package dev.cinch.backbone.meters;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Meters with a migration's id as a tag. They go when nothing has been heard of the migration for a
 * while, since ids would pile up for ever; not at once, so that the last figures are still scraped.
 */
public final class MigrationMeters {

  static final Duration LINGER = Duration.ofMinutes(3);

  private static final String MIGRATION = "migration";

  private final MeterRegistry meters;
  private final InstantSource clock;
  private final Map<String, Instant> heardOf = new ConcurrentHashMap<>();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  public MigrationMeters(MeterRegistry meters, InstantSource clock) {
    this.meters = meters;
    this.clock = clock;
  }

  /** The tags of a meter that is used now. */
  public Tags tags(String migration) {
    heardOf.put(migration, clock.instant());
    return Tags.of(MIGRATION, migration);
  }

  /** Where meters with such tags are registered. */
  public MeterRegistry registry() {
    return meters;
  }

  /** These are still there, whether they are measured at present or not. */
  public void stillThere(Collection<String> migrations) {
    Instant now = clock.instant();
    migrations.forEach(migration -> heardOf.computeIfPresent(migration, (id, before) -> now));
  }

  /** Told of each migration whose meters are gone. */
  public void whenForgotten(Consumer<String> listener) {
    listeners.add(listener);
  }

  /** Takes away the meters of migrations that nothing has been heard of. */
  public void forgetTheSilent() {
    Instant silent = clock.instant().minus(LINGER);
    heardOf.forEach(
        (migration, heard) -> {
          if (heard.isBefore(silent) && heardOf.remove(migration, heard)) {
            forget(migration);
          }
        });
  }

  private void forget(String migration) {
    List<Meter> gone =
        meters.getMeters().stream()
            .filter(meter -> migration.equals(meter.getId().getTag(MIGRATION)))
            .toList();
    gone.forEach(meters::remove);
    listeners.forEach(listener -> listener.accept(migration));
  }
}
