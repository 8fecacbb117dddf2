package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.shop.ShopTraffic;
import dev.cinch.stack.suite.RunningService;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerKilledIT {

  private static final String WAITING =
      """
      select coalesce(max(application_name), '') from pg_stat_activity
       where application_name like 'cinch worker%' and wait_event_type = 'Lock'
      """;

  @Test
  void losesNothingWhenAWorkerDiesInTheMiddleOfARange() throws IOException {
    try (Walk walk = new Walk(20_000, Map.of())) {
      walk.suite.startPlanner().awaitReady(Duration.ofSeconds(90));
      walk.suite.startChecker().awaitReady(Duration.ofSeconds(90));
      List<RunningService> workers =
          List.of(walk.suite.startWorker("worker-1"), walk.suite.startWorker("worker-2"));
      workers.forEach(worker -> worker.awaitReady(Duration.ofSeconds(90)));
      walk.prepareConsumers();
      walk.upgradeConsumers();
      try (ShopTraffic traffic = ShopTraffic.start(walk.shop, 2, Duration.ofMillis(5))) {
        RunningService killed;
        try (HeldLock row = HeldLock.lastRow(walk.shop)) {
          walk.startMigration();
          killed = workers.get(numberOf(awaitWaitingWorker(walk)) - 1);
          killed.process().kill();
        }
        walk.awaitStatus("SWITCH", "DONE");
        traffic.switchToNew();
        walk.awaitState("COMPLETED");
        Map<Long, Integer> expected = traffic.stop();

        assertThat(killed.process().isAlive()).isFalse();
        assertThat(traffic.errors()).isEmpty();
        new Leftovers(walk.shop).assertOrders(expected);
      }
      new Leftovers(walk.shop).assertNothingOfOurs();
    }
  }

  private static String awaitWaitingWorker(Walk walk) {
    await("a worker waits for the test's row")
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> !walk.shop.ask(WAITING).isEmpty());
    return walk.shop.ask(WAITING);
  }

  private static int numberOf(String applicationName) {
    assertThat(applicationName).containsPattern("worker-[12]");
    return applicationName.contains("worker-1") ? 1 : 2;
  }
}
