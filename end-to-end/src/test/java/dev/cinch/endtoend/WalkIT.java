package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.shop.ShopEvents;
import dev.cinch.shop.ShopTraffic;
import dev.cinch.stack.suite.RunningService;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WalkIT {

  /** What is shown in trouble only, or while rows are filled; {@link MetricsIT} sees it. */
  private static final List<String> NOT_NOW =
      List.of(
          "there is no metric cinch_lock_retries_total",
          "there is no metric cinch_range_redispatched_total",
          "there is no metric cinch_migration_progress");

  @Test
  void carriesOneMigrationThroughAllItsPhasesUnderLiveTraffic() throws IOException {
    try (Walk walk = new Walk(50_000, Map.of())) {
      walk.suite.startAll(1);
      RunningService worker = walk.suite.startWorker("worker-2").awaitReady(Duration.ofSeconds(90));
      walk.prepareConsumers();
      assertThat(walk.consumersShown()).containsExactly(ShopEvents.BILLING);
      try (ShopTraffic traffic = ShopTraffic.start(walk.shop, 2, Duration.ofMillis(2))) {
        walk.startMigration();
        walk.awaitStatus("TIGHTEN", "GATED");
        assertShowsWhatDashboardsAndAlertsAskFor(walk, worker);
        walk.upgradeConsumers();
        walk.awaitStatus("SWITCH", "DONE");
        traffic.switchToNew();
        walk.awaitState("COMPLETED");
        Map<Long, Integer> expected = traffic.stop();
        assertThat(traffic.errors()).isEmpty();
        assertThat(traffic.statements()).isPositive();
        new Leftovers(walk.shop).assertOrders(expected);
      }
      new Leftovers(walk.shop).assertNothingOfOurs();
    }
  }

  private static void assertShowsWhatDashboardsAndAlertsAskFor(Walk walk, RunningService worker) {
    Scrapes scrapes = new Scrapes();
    scrapes.awaitShown(walk.suite.plannerUrl(), "cinch_migration_phase{");
    scrapes.awaitShown(worker.readiness(), "cinch_backfill_hot_ratio{");
    scrapes.awaitShown(walk.suite.checkerUrl(), "cinch_contract_lag{");
    assertThat(scrapes.missing())
        .allMatch(problem -> NOT_NOW.stream().anyMatch(problem::endsWith), "is shown by all means");
  }
}
