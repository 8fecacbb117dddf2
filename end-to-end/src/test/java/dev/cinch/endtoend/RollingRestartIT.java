package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.shop.ShopFiles;
import dev.cinch.stack.suite.RunningService;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All workers are replaced, one after the other, while they fill. */
@Tag("wide")
class RollingRestartIT {

  private static final int ROWS = 40_000;
  private static final int WORKERS = 2;
  private static final int ENDED_BY_SIGTERM = 143;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Test
  void costsNoFailedRange() throws IOException {
    try (Walk walk = new Walk(ROWS, Map.of())) {
      walk.suite.startAll(0);
      RunningService[] workers =
          IntStream.rangeClosed(1, WORKERS)
              .mapToObj(number -> walk.suite.startWorker("worker-" + number))
              .toArray(RunningService[]::new);
      for (RunningService worker : workers) {
        worker.awaitReady(PATIENCE);
      }
      walk.startMigration(ShopFiles.plan() + "\nbackfill:\n  rows-per-second: 600\n");
      walk.awaitStatus("BACKFILL", "RUNNING");
      await("one of them has done a range").atMost(PATIENCE).until(() -> done(walk, 1, 2) > 0);

      for (int number = 1; number <= WORKERS; number++) {
        walk.suite.startWorker("worker-" + (WORKERS + number)).awaitReady(PATIENCE);
        RunningService old = workers[number - 1];
        old.process().terminate();
        assertThat(old.process().awaitEnd(PATIENCE)).isEqualTo(ENDED_BY_SIGTERM);
      }
      assertThat(walk.status("BACKFILL")).as("all of it in the middle").isEqualTo("RUNNING");

      walk.awaitStatus("VERIFY", "DONE");
      assertThat(walk.plannerDatabase.ask("select sum(failures) from page_range")).isEqualTo("0");
      assertThat(done(walk, 3, 4)).as("their successors have done the rest").isPositive();
      assertThat(
              walk.shop.ask(
                  "select count(*) from orders where reference_text is distinct from reference::text"))
          .isEqualTo("0");
    }
  }

  private static long done(Walk walk, int first, int last) {
    return Long.parseLong(
        walk.plannerDatabase.ask(
            "select count(*) from page_range where status = 'DONE' and worker ~ '^worker-[%d%d]/'"
                .formatted(first, last)));
  }
}
