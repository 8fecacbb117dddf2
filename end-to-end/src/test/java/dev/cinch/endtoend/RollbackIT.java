package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.shop.ShopFiles;
import dev.cinch.shop.ShopTraffic;
import dev.cinch.shop.Writes;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A migration is taken back under live traffic, and afterwards the table is as it was before. */
@Tag("long")
class RollbackIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  // slow enough to be met at work, and with time for a way back
  private static final String PLAN =
      ShopFiles.plan()
          .replace("soak: 3s", "soak: 1h")
          .replace("by: automatic", "by: automatic\n  settle: 3s")
          .replace("indexes:", "backfill:\n  rows-per-second: 2000\n\nindexes:");

  @Test
  void leavesTheTableAsItWasWhereverItTurnsRound() throws IOException {
    try (Walk walk = new Walk(20_000, Map.of("CINCH_LOCK_BUDGET", "1500ms"))) {
      walk.suite.startAll(2);
      walk.prepareConsumers();
      walk.upgradeConsumers();
      Leftovers table = new Leftovers(walk.shop);
      String before = table.picture();
      try (ShopTraffic traffic = ShopTraffic.start(walk.shop, 2, Duration.ofMillis(5))) {
        turnsRoundWhileWorkersWrite(walk);
        assertThat(table.picture()).isEqualTo(before);

        turnsRoundAfterSwitch(walk, traffic);
        assertThat(table.picture()).isEqualTo(before);

        Map<Long, Integer> expected = traffic.stop();
        assertThat(traffic.errors()).isEmpty();
        table.assertOrders("reference", expected);
      }
    }
  }

  private static void turnsRoundWhileWorkersWrite(Walk walk) throws IOException {
    walk.startMigration(PLAN.replace("id: orders", "id: first-orders"));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                walk.migration().get("standing").get("phase").asString().equals("BACKFILL")
                    && walk.migration().get("progress").get("rows").get("changed").asLong() > 0);
    walk.command("ROLLBACK");
    walk.awaitState("ROLLED_BACK");
    assertThat(walk.status("BACKFILL")).isEqualTo("UNDONE");
    assertThat(walk.status("VERIFY")).isEqualTo("PENDING");
    assertThat(walk.lastEvidence("catalog")).isEqualTo("as before EXPAND");
  }

  /** The planner dies in the middle of an undo besides. */
  private static void turnsRoundAfterSwitch(Walk walk, ShopTraffic traffic) throws IOException {
    walk.startMigration(PLAN.replace("rows-per-second: 2000", "rows-per-second: 200000"));
    walk.awaitStatus("SWITCH", "DONE");
    traffic.switchToNew();
    long switched = traffic.statements();
    await().atMost(PATIENCE).until(() -> traffic.statements() > switched + 50);
    try (HeldLock lock = HeldLock.table(walk.shop, "access share")) {
      walk.command("ROLLBACK");
      walk.awaitStatus("SWITCH", "UNDONE");
      traffic.write(Writes.OLD);
      new HandOver(walk).awaitWaiting(Walk.PLANNER_SESSION);
      walk.suite.planner().process().kill();
      walk.suite.startPlanner().awaitReady(PATIENCE);
      new HandOver(walk).awaitWaiting(Walk.PLANNER_SESSION);
      assertThat(walk.status("TIGHTEN")).isEqualTo("DONE");
      assertThat(lock.isGranted()).isTrue();
    }
    walk.awaitState("ROLLED_BACK");
    assertThat(walk.lastEvidence("catalog")).isEqualTo("as before EXPAND");
  }
}
