package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.shop.ShopFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rows per second of a plan are those of all workers together. */
@Tag("long")
class PaceIT {

  private static final int ROWS = 60_000;
  private static final int CAP = 3_000;

  @Test
  void keepsACapAcrossWorkersThatJoin() throws IOException {
    try (Walk walk = new Walk(ROWS, Map.of())) {
      walk.suite.startAll(2);
      walk.startMigration(capped());
      walk.awaitStatus("BACKFILL", "RUNNING");
      assertKeepsTheCap(walk);
      walk.suite.startWorker("worker-3").awaitReady(Duration.ofSeconds(90));
      assertKeepsTheCap(walk);
      assertThat(walk.status("BACKFILL")).isEqualTo("RUNNING");
    }
  }

  private static String capped() {
    return ShopFiles.plan() + "\nbackfill:\n  rows-per-second: " + CAP + "\n";
  }

  private static void assertKeepsTheCap(Walk walk) {
    long begin = awaitFilled(walk, filled(walk) + CAP);
    long beginNanos = System.nanoTime();
    long end = awaitFilled(walk, begin + 5 * CAP);
    double seconds = (System.nanoTime() - beginNanos) / 1e9;
    assertThat((end - begin) / seconds).isCloseTo(CAP, Percentage.withPercentage(10));
  }

  private static long awaitFilled(Walk walk, long rows) {
    return await(rows + " rows are filled")
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> filled(walk), filled -> filled >= rows);
  }

  private static long filled(Walk walk) {
    return Long.parseLong(walk.shop.ask("select count(reference_text) from orders"));
  }
}
