package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.shop.ShopFiles;
import dev.cinch.shop.ShopTraffic;
import dev.cinch.shop.Writes;
import dev.cinch.stack.suite.RunningService;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The planner is killed in the middle of each phase. In its middle it is held by a lock of the
 * test's, which the test takes for one phase behind the planner's own request in the one before.
 */
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
      walk.suite.startAll(1);
      walk.prepareConsumers();
      walk.upgradeConsumers();
      try (ShopTraffic traffic = ShopTraffic.start(walk.shop, 2, Duration.ofMillis(5))) {
        Killing killing = new Killing(walk);

        HeldLock lock = HeldLock.table(walk.shop, READ);
        walk.startMigration(PLAN);
        killing.killPlannerIn("EXPAND");
        lock = killing.handOver(lock, "EXPAND", WRITE);
        killing.killPlannerIn("SYNC");

        try (HeldLock row = HeldLock.lastRow(walk.shop)) {
          lock.close();
          killing.killPlannerWhileWorkersWait("BACKFILL");
          lock = HeldLock.table(walk.shop, WRITE);
        }
        lock = killing.handOver(lock, "BACKFILL", WRITE);
        killing.killPlannerIn("VERIFY");
        lock = killing.handOver(lock, "VERIFY", WRITE);
        killing.killPlannerIn("INDEX");
        HeldLock next = HeldLock.table(walk.shop, READ);
        lock.close();
        killing.killPlannerIn("TIGHTEN");
        next.close();
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
    private int kills;

    Killing(Walk walk) {
      this.walk = walk;
    }

    void killPlannerIn(String phase) {
      killPlannerWhen(phase, "cinch planner");
    }

    void killPlannerWhileWorkersWait(String phase) {
      killPlannerWhen(phase, "cinch worker");
    }

    private void killPlannerWhen(String phase, String whoWaits) {
      walk.awaitStatus(phase, "RUNNING");
      awaitWaiting(whoWaits);
      RunningService planner = walk.suite.planner();
      planner.process().kill();
      kills++;
      walk.suite.startPlanner().awaitReady(PATIENCE);
      walk.awaitStatus(phase, "RUNNING");
      awaitWaiting(whoWaits);
    }

    /**
     * Lets the planner's waiting statement through and has the next lock in the moment it commits.
     * A statement that gives up in between lets the test's request pass it; then again.
     */
    HeldLock handOver(HeldLock lock, String phase, String mode) throws IOException {
      HeldLock held = lock;
      while (!walk.status(phase).equals("DONE")) {
        awaitWaiting("cinch planner");
        HeldLock next = HeldLock.queued(walk.shop, mode);
        await("the test's request waits behind the planner's, or has passed it")
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(5))
            .until(() -> next.isGranted() || next.waitsBehindPlanner(walk.shop));
        held.close();
        held = next.awaitGranted();
        awaitMoved(phase);
      }
      return held;
    }

    /** The phase is over, or its next statement waits for the test's lock. */
    private void awaitMoved(String phase) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(20))
          .ignoreException(IOException.class)
          .until(() -> walk.status(phase).equals("DONE") || isWaiting("cinch planner"));
    }

    private void awaitWaiting(String application) {
      await(application + " waits for a lock")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(10))
          .until(() -> isWaiting(application));
    }

    private boolean isWaiting(String application) {
      return !walk.shop
          .ask(
              """
              select count(*) from pg_stat_activity
               where application_name like '%s%%' and wait_event_type = 'Lock'
                 and wait_event <> 'advisory'
              """
                  .formatted(application))
          .equals("0");
    }
  }
}
