package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.shop.ShopTraffic;
import dev.cinch.stack.suite.RunningService;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wide")
class WorkerKilledIT {

  @Test
  void losesNothingWhenAWorkerDiesInTheMiddleOfARange() throws IOException {
    try (Walk walk = new Walk(20_000, Map.of("CINCH_LOCK_BUDGET", "1500ms"))) {
      walk.suite.startAll(0);
      List<RunningService> workers =
          List.of(walk.suite.startWorker("worker-1"), walk.suite.startWorker("worker-2"));
      workers.forEach(worker -> worker.awaitReady(Duration.ofSeconds(90)));
      walk.prepareConsumers();
      walk.upgradeConsumers();
      try (ShopTraffic traffic = ShopTraffic.start(walk.shop, 2, Duration.ofMillis(5))) {
        HandOver handOver = new HandOver(walk);
        HeldLock table = HeldLock.table(walk.shop, "access share");
        walk.startMigration();
        RunningService killed;
        try (HeldLock row =
            handOver.pass(table, "EXPAND", () -> HeldLock.queuedLastRow(walk.shop))) {
          String waiting = handOver.awaitWaiting(Walk.WORKER_SESSION + "%");
          killed = workers.get(numberOf(waiting) - 1);
          killed.process().kill();
          assertThat(row.isGranted()).isTrue();
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

  private static int numberOf(String applicationName) {
    assertThat(applicationName).containsPattern("worker-[12]");
    return applicationName.contains("worker-1") ? 1 : 2;
  }
}
