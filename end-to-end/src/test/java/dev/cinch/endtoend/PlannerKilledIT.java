package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.shop.ShopFiles;
import dev.cinch.shop.ShopTraffic;
import dev.cinch.shop.Writes;
import dev.cinch.stack.suite.RunningService;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The planner is killed in the middle of each phase. In its middle it is held by a lock of the
 * test's, which the test takes for one phase behind the planner's own request in the one before.
 */
@Tag("wide")
class PlannerKilledIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String READ = "access share";
  private static final String WRITE = "row exclusive";

  // SWITCH has a step of its own only where there is no way back
  private static final String PLAN =
      ShopFiles.plan()
          .replace("  backward: reference_text::integer\n", "")
          .replace("by: automatic", "by: manual");

  @Test
  void endsInTheSameStateHoweverOftenThePlannerDies() throws IOException {
    try (Walk walk = new Walk(20_000, Map.of("CINCH_LOCK_BUDGET", "1500ms"))) {
      walk.suite.startPlanner().awaitReady(PATIENCE);
      RunningService checker = walk.suite.startChecker();
      walk.suite.startWorker("worker-1").awaitReady(PATIENCE);
      checker.awaitReady(PATIENCE);
      walk.prepareConsumers();
      walk.upgradeConsumers();
      try (ShopTraffic traffic = ShopTraffic.start(walk.shop, 2, Duration.ofMillis(5))) {
        HandOver handOver = new HandOver(walk);
        Killing killing = new Killing(walk, handOver);

        HeldLock lock = HeldLock.table(walk.shop, READ);
        walk.startMigration(PLAN);
        killing.killPlannerIn("EXPAND");
        lock = handOver.pass(lock, "EXPAND", () -> HeldLock.queued(walk.shop, WRITE));
        killing.killPlannerIn("SYNC");

        try (HeldLock row = HeldLock.lastRow(walk.shop)) {
          lock.close();
          killing.killPlannerWhileWorkersWait("BACKFILL");
          lock = HeldLock.table(walk.shop, WRITE);
        }
        lock = handOver.pass(lock, "BACKFILL", () -> HeldLock.queued(walk.shop, WRITE));
        killing.killPlannerIn("VERIFY");
        lock = handOver.pass(lock, "VERIFY", () -> HeldLock.queued(walk.shop, WRITE));
        killing.killPlannerIn("INDEX");
        // no verdict until the next lock is held
        checker.process().freeze();
        lock.close();
        walk.awaitStatus("TIGHTEN", "GATED");
        lock = HeldLock.table(walk.shop, READ);
        checker.process().thaw();
        killing.killPlannerIn("TIGHTEN");
        lock.close();
        walk.awaitStatus("TIGHTEN", "DONE");

        traffic.write(Writes.BOTH);
        lock = HeldLock.table(walk.shop, READ);
        walk.approve("SWITCH");
        killing.killPlannerIn("SWITCH");
        lock.close();
        walk.awaitStatus("SWITCH", "DONE");
        traffic.switchToNew();
        lock = HeldLock.table(walk.shop, READ);
        killing.killPlannerIn("RETIRE");
        lock.close();

        walk.awaitState("COMPLETED");
        Map<Long, Integer> expected = traffic.stop();
        assertThat(traffic.errors()).isEmpty();
        new Leftovers(walk.shop).assertOrders(expected);
        assertThat(killing.kills).isEqualTo(8);
      }
      new Leftovers(walk.shop).assertNothingOfOurs();
    }
  }

  private static final class Killing {

    private final Walk walk;
    private final HandOver handOver;
    private int kills;

    Killing(Walk walk, HandOver handOver) {
      this.walk = walk;
      this.handOver = handOver;
    }

    void killPlannerIn(String phase) {
      killPlannerWhen(phase, Walk.PLANNER_SESSION);
    }

    void killPlannerWhileWorkersWait(String phase) {
      killPlannerWhen(phase, Walk.WORKER_SESSION + "%");
    }

    private void killPlannerWhen(String phase, String whoWaits) {
      walk.awaitStatus(phase, "RUNNING");
      handOver.awaitWaiting(whoWaits);
      RunningService planner = walk.suite.planner();
      planner.process().kill();
      kills++;
      walk.suite.startPlanner().awaitReady(PATIENCE);
      walk.awaitStatus(phase, "RUNNING");
      handOver.awaitWaiting(whoWaits);
    }
  }
}
