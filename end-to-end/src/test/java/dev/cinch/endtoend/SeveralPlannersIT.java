package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.shop.ShopFiles;
import dev.cinch.stack.suite.RunningService;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two planners on one database: each migration is carried on by one of them. */
@Tag("wide")
class SeveralPlannersIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(10);

  @Test
  void oneIsAtWorkAndTheOtherTakesOverWithinTenSecondsOfItsDeath() throws IOException {
    try (Walk walk = new Walk(2_000, Map.of("CINCH_LOCK_BUDGET", "1500ms"))) {
      RunningService first = walk.suite.startPlanner();
      first.awaitReady(PATIENCE);
      HeldLock lock = HeldLock.table(walk.shop, "access share");
      walk.startMigration(ShopFiles.plan());
      new HandOver(walk).awaitWaiting(Walk.PLANNER_SESSION);
      walk.suite.startAnotherPlanner().awaitReady(PATIENCE);
      String second = walk.shop.ask("select now()");
      await("the other one leaves the migration alone")
          .during(Duration.ofSeconds(5))
          .atMost(Duration.ofSeconds(6))
          .until(() -> atWorkSince(walk, second) == 0);

      String death = walk.shop.ask("select now()");
      long killed = System.nanoTime();
      first.process().kill();
      await("the other one is at work")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> atWorkSince(walk, death) > 0);

      assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(TAKEN_OVER_WITHIN);
      lock.close();
      walk.suite.startPlanner().awaitReady(PATIENCE);
      walk.awaitStatus("SYNC", "DONE");
      assertThat(walk.shop.ask("select count(*) from pg_trigger where not tgisinternal"))
          .isEqualTo("1");
    }
  }

  /** Sessions that began since, and wait for the lock that the step needs. */
  private static long atWorkSince(Walk walk, String moment) {
    return Long.parseLong(
        walk.shop.ask(
            """
            select count(*) from pg_stat_activity
             where application_name = '%s' and wait_event_type = 'Lock'
               and wait_event <> 'advisory' and backend_start > '%s'
            """
                .formatted(Walk.PLANNER_SESSION, moment)));
  }
}
