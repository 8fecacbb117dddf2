package dev.cinch.planner.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.backbone.outbox.Outbox;
import dev.cinch.events.CommandKind;
import dev.cinch.events.MigrationCommand;
import dev.cinch.events.Phase;
import dev.cinch.events.Topics;
import dev.cinch.planner.support.Api;
import dev.cinch.planner.support.Plans;
import dev.cinch.planner.support.RunningPlanner;
import dev.cinch.stack.access.Tokens;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Commands that come as events, through a real broker. */
class CommandEventIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String ID = "approved-by-event";
  private static final RunningPlanner PLANNER = RunningPlanner.shared();

  private final Api otto = new Api(PLANNER.address(), Tokens.OPERATOR);

  @Test
  void approveSyncOnceTheApplicationsWriteBothColumns() {
    PLANNER.withTable(Plans.table(ID));
    otto.start(
        Plans.plan(ID)
            .replace("mode: trigger", "mode: application")
            .replace("  backward: reference_text::integer\n", ""));
    await()
        .atMost(SOON)
        .until(() -> migration().path("waitsFor").asString("").startsWith("approval of SYNC"));

    send(Phase.SYNC);
    send(Phase.SYNC);

    await().atMost(SOON).untilAsserted(() -> assertThat(statusOf("SYNC")).isEqualTo("DONE"));
    assertThat(otto.get("/api/migrations/" + ID + "/history").json())
        .filteredOn(entry -> entry.path("what").asString().equals("approved"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.path("actor").asString()).isEqualTo("team-parcels");
              assertThat(entry.path("phase").asString()).isEqualTo("SYNC");
            });
  }

  private static void send(Phase phase) {
    Outbox outbox = PLANNER.bean("outbox", Outbox.class);
    new TransactionTemplate(PLANNER.bean("transactionManager", PlatformTransactionManager.class))
        .executeWithoutResult(
            status ->
                outbox.append(
                    Topics.MIGRATION_COMMAND,
                    ID,
                    MigrationCommand.newBuilder()
                        .setMigration(ID)
                        .setKind(CommandKind.APPROVE)
                        .setActor("team-parcels")
                        .setPhase(phase)
                        .setIssuedAt(Instant.now())
                        .build()));
  }

  private String statusOf(String phase) {
    for (JsonNode each : migration().path("phases")) {
      if (each.path("phase").asString().equals(phase)) {
        return each.path("status").asString();
      }
    }
    return "none";
  }

  private JsonNode migration() {
    return otto.get("/api/migrations/" + ID).json();
  }
}
