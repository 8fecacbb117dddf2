package dev.cinch.planner.metrics;

import dev.cinch.backbone.meters.MigrationMeters;
import dev.cinch.planner.migration.CurrentMigrations;
import dev.cinch.planner.migration.CurrentMigrations.Current;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.PhaseRecord;
import dev.cinch.planner.migration.Progress.Pages;
import dev.cinch.planner.migration.State;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Shows where each migration stands that has not ended, from the database: every planner shows all
 * of them, so whoever adds up takes the largest of each.
 */
final class ShowMigrations {

  private final CurrentMigrations migrations;
  private final MigrationMeters meters;
  private final InstantSource clock;
  private final MultiGauge counts;
  private final MultiGauge phases;
  private final MultiGauge ages;
  private final MultiGauge progress;
  private final MultiGauge badRows;

  ShowMigrations(CurrentMigrations migrations, MigrationMeters meters, InstantSource clock) {
    this.migrations = migrations;
    this.meters = meters;
    this.clock = clock;
    this.counts = gauge("cinch.migrations", "Migrations in each state").register(registry());
    this.phases =
        gauge("cinch.migration.phase", "1 for the phase at hand of each migration, with its status")
            .register(registry());
    this.ages =
        gauge("cinch.migration.phase.age", "For how long the phase at hand has had its status")
            .baseUnit("seconds")
            .register(registry());
    this.progress =
        gauge("cinch.migration.progress", "Share of the table that the present pass has behind it")
            .register(registry());
    this.badRows =
        gauge("cinch.migration.bad.rows", "Rows that can't be filled").register(registry());
  }

  private MeterRegistry registry() {
    return meters.registry();
  }

  private static MultiGauge.Builder gauge(String name, String description) {
    return MultiGauge.builder(name).description(description);
  }

  /** Brings all of it up to date. */
  void show() {
    List<Current> current = migrations.current();
    Map<State, Long> count = migrations.count();
    Instant now = clock.instant();
    counts.register(
        Arrays.stream(State.values())
            .map(state -> Row.of(Tags.of("state", state.name()), count.getOrDefault(state, 0L)))
            .toList(),
        true);
    phases.register(rows(current, atHand -> true, ShowMigrations::phase), true);
    ages.register(rows(current, atHand -> true, atHand -> age(atHand, now)), true);
    progress.register(
        rows(current, atHand -> atHand.phase().isPassOverRows(), ShowMigrations::progress), true);
    badRows.register(current.stream().map(ShowMigrations::badRows).toList(), true);
    meters.stillThere(current.stream().map(Current::id).toList());
    meters.forgetTheSilent();
  }

  /** A migration with the phase that it is at. */
  private record AtHand(Current migration, Phase phase) {

    PhaseRecord kept() {
      return migration.course().recordOf(phase);
    }
  }

  private static List<Row<?>> rows(
      List<Current> current, Predicate<AtHand> shown, Function<AtHand, Row<?>> row) {
    return current.stream()
        .flatMap(
            migration ->
                migration
                    .course()
                    .phaseAtHand()
                    .map(phase -> new AtHand(migration, phase))
                    .stream())
        .filter(shown)
        .<Row<?>>map(row)
        .toList();
  }

  private static Row<?> phase(AtHand atHand) {
    Current migration = atHand.migration();
    return Row.of(
        of(migration)
            .and("target", migration.target())
            .and("owner", migration.owner())
            .and("state", migration.course().standing().state().name())
            .and("phase", atHand.phase().name())
            .and("status", atHand.kept().status().name()),
        1);
  }

  private static Row<?> age(AtHand atHand, Instant now) {
    Duration age = Duration.between(atHand.kept().since(), now);
    return Row.of(of(atHand.migration()), age.toMillis() / 1000.0);
  }

  private static Row<?> progress(AtHand atHand) {
    Pages pages = atHand.migration().progress().pages();
    return Row.of(
        of(atHand.migration()).and("work", atHand.phase().name()),
        pages.total() == 0 ? 0 : (double) pages.done() / pages.total());
  }

  private static Row<?> badRows(Current migration) {
    return Row.of(of(migration), migration.progress().badRows());
  }

  private static Tags of(Current migration) {
    return Tags.of("migration", migration.id());
  }
}
