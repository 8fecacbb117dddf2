package dev.cinch.planner.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.backbone.meters.MigrationMeters;
import dev.cinch.planner.SamplePlan;
import dev.cinch.planner.migration.CurrentMigrations;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.Progress;
import dev.cinch.planner.migration.Progress.Pages;
import dev.cinch.planner.migration.Progress.RangeCount;
import dev.cinch.planner.migration.Progress.Rows;
import dev.cinch.planner.migration.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShowMigrationsTest {

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private List<Migration> migrations = List.of();
  private Instant now = BEGIN.plusSeconds(90);
  private final ShowMigrations show =
      new ShowMigrations(
          new CurrentMigrations() {
            @Override
            public List<Current> current() {
              return migrations.stream()
                  .map(it -> new Current(it.id(), "shop", "team", it.course(), it.progress()))
                  .toList();
            }

            @Override
            public Map<State, Long> count() {
              return Map.of(State.ACTIVE, (long) migrations.size());
            }
          },
          new MigrationMeters(registry, () -> now),
          () -> now);

  @Test
  void showsThePhaseAtHandWithItsStatusAgeProgressAndBadRows() {
    migrations = List.of(backfilling());
    show.show();

    assertThat(
            registry
                .get("cinch.migration.phase")
                .tags("migration", "sample", "target", "shop", "owner", "team")
                .tags("state", "ACTIVE", "phase", "BACKFILL", "status", "RUNNING")
                .gauge()
                .value())
        .isEqualTo(1);
    assertThat(of("cinch.migration.phase.age").value()).isEqualTo(90);
    assertThat(of("cinch.migration.progress").value()).isEqualTo(0.4);
    assertThat(of("cinch.migration.bad.rows").value()).isEqualTo(7);
    assertThat(registry.get("cinch.migrations").tags("state", "ACTIVE").gauge().value())
        .isEqualTo(1);
    assertThat(registry.get("cinch.migrations").tags("state", "PAUSED").gauge().value()).isZero();
  }

  @Test
  void showsNothingOfAMigrationThatHasEndedNorOfAPhaseThatIsBehindIt() {
    migrations = List.of(backfilling());
    show.show();
    migrations = List.of(started("sample"));
    show.show();
    assertThat(registry.find("cinch.migration.progress").gauges()).isEmpty();
    assertThat(registry.find("cinch.migration.phase").gauges())
        .extracting(gauge -> gauge.getId().getTag("phase"))
        .containsExactly("EXPAND");

    migrations = List.of();
    show.show();
    assertThat(registry.find("cinch.migration.phase").gauges()).isEmpty();
    assertThat(registry.find("cinch.migration.phase.age").gauges()).isEmpty();
    assertThat(registry.find("cinch.migration.bad.rows").gauges()).isEmpty();
  }

  private Gauge of(String name) {
    return registry.get(name).tags("migration", "sample").gauge();
  }

  private static Migration backfilling() {
    Migration migration = started("sample");
    for (Phase skipped : new Phase[] {Phase.EXPAND, Phase.SYNC}) {
      migration = migration.skip(skipped, "test", BEGIN).migration();
    }
    migration = migration.begin(Phase.BACKFILL, BEGIN).migration();
    Progress progress =
        new Progress(1, new Pages(10, 4), new RangeCount(3, 2, 1), new Rows(100, 50, 2), 7);
    return migration.report(progress, BEGIN).migration();
  }

  private static Migration started(String id) {
    return Migration.start(SamplePlan.withId(id), BEGIN).migration();
  }
}
