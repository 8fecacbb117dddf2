package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.stack.suite.RunningService;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Applications write both columns, and the planner that holds the snapshot dies while rows are
 * counted in it. The worker is frozen between the two passes, while a lock of the test's keeps the
 * planner from leaving BACKFILL.
 */
@Tag("long")
class SnapshotLostIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final String PLAN =
      """
      id: orders-reference-text
      owner: team-orders
      purpose: References hold letters
      target: shop
      table: orders
      column: {name: reference_text, type: text}
      replaces: reference
      sync: {mode: application, forward: 'reference::text'}
      switch: {by: automatic}
      """;

  @Test
  void countsAnewInAnotherSnapshot() throws IOException {
    try (Walk walk = new Walk(20_000, Map.of("CINCH_LOCK_BUDGET", "1500ms"))) {
      walk.suite.startPlanner().awaitReady(PATIENCE);
      RunningService checker = walk.suite.startChecker();
      RunningService worker = walk.suite.startWorker("worker-1").awaitReady(PATIENCE);
      checker.awaitReady(PATIENCE);
      walk.startMigration(PLAN);
      walk.awaitStatus("EXPAND", "DONE");
      HeldLock lock = HeldLock.table(walk.shop, "row exclusive");
      walk.approve("SYNC");
      walk.awaitStatus("BACKFILL", "RUNNING");
      new HandOver(walk).awaitWaiting(Walk.PLANNER_SESSION);
      worker.process().freeze();
      lock.close();
      awaitSnapshots(walk, 1);

      walk.suite.planner().process().kill();
      walk.suite.startPlanner().awaitReady(PATIENCE);
      awaitSnapshots(walk, 2);
      assertThat(walk.status("VERIFY")).isEqualTo("RUNNING");
      worker.process().thaw();

      walk.awaitState("COMPLETED");
      assertThat(walk.evidence("VERIFY", "passes")).isEqualTo("2");
      assertThat(walk.evidence("VERIFY", "rows_seen")).isEqualTo("20000");
      assertThat(
              walk.shop.ask(
                  "select count(*) from orders where reference_text is distinct from reference::text"))
          .isEqualTo("0");
    }
  }

  private static void awaitSnapshots(Walk walk, int passes) {
    await(passes + " passes in snapshots of their own")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(
            () ->
                assertThat(
                        walk.plannerDatabase.ask(
                            "select count(distinct snapshot) from pass where phase = 'VERIFY'"))
                    .isEqualTo(String.valueOf(passes)));
  }
}
