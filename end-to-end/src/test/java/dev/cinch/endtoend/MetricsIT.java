package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.shop.ShopFiles;
import dev.cinch.stack.suite.RunningService;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Dashboards and alerts ask for what the services show. They show some of it only in trouble, so
 * this one gets into some; {@link WalkIT} looks at the rest.
 */
@Tag("wide")
class MetricsIT {

  private final Scrapes scrapes = new Scrapes();

  @Test
  void dashboardsAndAlertsAskForWhatTheServicesShow() throws Exception {
    try (Walk walk = new Walk(4_000, Map.of())) {
      walk.suite.startAll(0);
      URI planner = walk.suite.plannerUrl();
      RunningService worker = walk.suite.startWorker("worker-1").awaitReady(Duration.ofSeconds(90));
      walk.prepareConsumers();
      try (HeldLock held = HeldLock.table(walk.shop, "access share")) {
        walk.startMigration(ShopFiles.plan() + "\nbackfill:\n  rows-per-second: 1000\n");
        scrapes.awaitShown(planner, "cinch_lock_retries_total{");
        assertThat(held.isGranted()).isTrue();
      }
      scrapes.awaitShown(planner, "cinch_migration_progress{");
      walk.command("PAUSE");
      walk.awaitState("PAUSED");
      walk.command("RESUME");
      scrapes.awaitShown(planner, "cinch_range_redispatched_total{");
      scrapes.awaitShown(worker.readiness(), "cinch_backfill_hot_ratio{");
      walk.awaitStatus("TIGHTEN", "GATED");
      scrapes.awaitShown(walk.suite.checkerUrl(), "cinch_contract_lag{");

      assertThat(scrapes.missing()).isEmpty();
    }
  }
}
