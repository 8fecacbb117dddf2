package dev.cinch.backbone.meters;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MigrationMetersTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final MigrationMeters meters = new MigrationMeters(registry, () -> now);

  @Test
  void takesTheMetersOfAMigrationAwayOnceNothingIsHeardOfIt() {
    List<String> forgotten = new ArrayList<>();
    meters.whenForgotten(forgotten::add);
    count("orders");
    registry.counter("cinch.other").increment();
    now = now.plus(MigrationMeters.LINGER);
    meters.forgetTheSilent();
    assertThat(registry.find("cinch.rows").counters()).hasSize(1);
    assertThat(forgotten).isEmpty();

    now = now.plusMillis(1);
    meters.forgetTheSilent();

    assertThat(registry.find("cinch.rows").counters()).isEmpty();
    assertThat(registry.find("cinch.other").counters()).hasSize(1);
    assertThat(forgotten).containsExactly("orders");
  }

  @Test
  void keepsThoseOfAMigrationThatIsStillThere() {
    count("orders");
    count("parcels");
    now = now.plus(Duration.ofHours(1));
    meters.stillThere(Set.of("orders", "never-measured"));
    meters.forgetTheSilent();

    assertThat(registry.find("cinch.rows").counters())
        .extracting(counter -> counter.getId().getTag("migration"))
        .containsExactly("orders");
  }

  @Test
  void beginsAnewWithAMigrationThatComesBack() {
    count("orders");
    now = now.plus(Duration.ofHours(1));
    meters.forgetTheSilent();
    count("orders");

    assertThat(registry.counter("cinch.rows", "migration", "orders").count()).isEqualTo(1);
  }

  private void count(String migration) {
    registry.counter("cinch.rows", meters.tags(migration)).increment();
  }
}
