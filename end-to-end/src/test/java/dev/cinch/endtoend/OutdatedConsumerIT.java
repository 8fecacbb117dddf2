package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.shop.ShopEvents;
import dev.cinch.shop.ShopFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A consumer that is behind holds a migration up, and lets it go on by catching up. */
@Tag("wide")
class OutdatedConsumerIT {

  private static final Duration SOON = Duration.ofMinutes(2);

  @Test
  void blocksTightenUntilTheConsumerHasCaughtUpAndItsOwnerIsReady() throws Exception {
    try (Walk walk = new Walk(5_000, Map.of())) {
      walk.suite.startAll(1);
      walk.prepareConsumers(false);
      // too short for a consumer that takes its time: VERIFY has to run once more
      walk.startMigration(ShopFiles.plan().replace("gate:\n", "gate:\n  verify-within: 15s\n"));
      walk.awaitStatus("TIGHTEN", "GATED");
      awaitFinding(walk, "log.consumed", "Blocked by group billing at partition 0 until offset ");

      // a group that moves has a pace
      AtomicInteger rounds = new AtomicInteger();
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                if (rounds.getAndIncrement() < 28) {
                  walk.events.letRead(ShopEvents.BILLING, 10);
                }
                assertThat(finding(walk, "log.consumed")).contains("at its present pace that is ");
              });
      assertThat(told(walk, "NAMED", "TIGHTEN")).hasSize(1);
      assertThat(told(walk, "NAMED", "TIGHTEN").get(0).get("message").asString())
          .contains("waits for billing: ");

      walk.upgradeConsumers();
      awaitFinding(walk, "owners.ready", "team-billing has not answered for billing");
      awaitFinding(walk, "verify.fresh", "and the plan takes its result for 15 s only");
      walk.answer(told(walk, "NAMED", "TIGHTEN").get(0), "READY");
      walk.awaitStatus("SWITCH", "DONE");

      await().atMost(SOON).until(() -> told(walk, "PLANNED", "RETIRE").size() == 1);
      walk.answer(told(walk, "PLANNED", "RETIRE").get(0), "READY");
      walk.awaitState("COMPLETED");
      assertThat(told(walk, "NAMED", "TIGHTEN")).hasSize(1);
      assertThat(told(walk, "BEFORE", "TIGHTEN")).hasSize(1);
      assertThat(told(walk, "AFTER", "TIGHTEN")).hasSize(1);
      await().atMost(SOON).until(() -> told(walk, "AFTER", "RETIRE").size() == 1);
      assertThat(timesBegun(walk, "VERIFY")).isGreaterThan(1);
      new Leftovers(walk.shop).assertNothingOfOurs();
    }
  }

  private static int timesBegun(Walk walk, String phase) throws IOException {
    int times = 0;
    for (JsonNode entry : walk.history()) {
      if (entry.path("phase").asString("").equals(phase)
          && entry.path("after").asString("").equals("RUNNING")) {
        times++;
      }
    }
    return times;
  }

  private static void awaitFinding(Walk walk, String check, String words) {
    await()
        .atMost(SOON)
        .ignoreException(IOException.class)
        .untilAsserted(() -> assertThat(finding(walk, check)).contains(words));
  }

  private static String finding(Walk walk, String check) throws IOException {
    for (JsonNode finding : walk.migration().get("verdict").path("findings")) {
      if (finding.get("check").asString().equals(check)
          && !finding.get("outcome").asString().equals("PASS")) {
        return finding.get("message").asString();
      }
    }
    return "";
  }

  private static List<JsonNode> told(Walk walk, String occasion, String phase) throws IOException {
    return walk.toldBilling().stream()
        .filter(notice -> notice.get("occasion").asString().equals(occasion))
        .filter(notice -> notice.get("phase").asString().equals(phase))
        .toList();
  }
}
