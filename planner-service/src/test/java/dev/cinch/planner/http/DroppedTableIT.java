package dev.cinch.planner.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.planner.support.Api;
import dev.cinch.planner.support.Plans;
import dev.cinch.planner.support.RunningPlanner;
import dev.cinch.stack.access.Tokens;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Somebody has dropped the table under a migration: it stops with the reason, and can be ended. */
class DroppedTableIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final RunningPlanner PLANNER = RunningPlanner.shared();

  private final Api otto = new Api(PLANNER.address(), Tokens.OPERATOR);

  @Test
  void stopsTheMigrationWhichCanBeAborted() {
    begin("dropped-in-backfill");
    PLANNER.onItsTarget("drop table dropped_in_backfill");
    // as the report of a worker that did not find it
    PLANNER.inItsDatabase(
        "update pass_leaf set stale = true where leaf_name = 'dropped_in_backfill'");

    await().atMost(PATIENCE).until(() -> at("dropped-in-backfill", "VERIFY", "FAILED"));
    assertThat(phase("dropped-in-backfill", "VERIFY").path("reason").asString())
        .contains("dropped_in_backfill");

    command("dropped-in-backfill", "ABORT");
    assertThat(state("dropped-in-backfill")).isEqualTo("ABORTED");
    assertThat(otto.get("/api/migrations/dropped-in-backfill/history").response().body())
        .contains("the table is gone");
  }

  /** What workers and the gate would have done in between is written down as if they had. */
  @Test
  void stopsTightenWhereVerifyWouldHaveToBeginAnew() {
    String id = "dropped-before-tighten";
    begin(id);
    command(id, "PAUSE");
    PLANNER.inItsDatabase(
        """
        update migration_phase
           set status = 'DONE', since = now() - interval '2 hours'
         where migration = '%s' and phase in ('BACKFILL', 'VERIFY', 'INDEX')
        """
            .formatted(id));
    PLANNER.onItsTarget("drop table dropped_before_tighten");
    command(id, "RESUME");

    await().atMost(PATIENCE).until(() -> at(id, "TIGHTEN", "FAILED"));
    assertThat(phase(id, "TIGHTEN").path("reason").asString())
        .startsWith(
            "The result of VERIFY is older than PT1H, which the plan allows, and VERIFY can't begin anew: ")
        .contains("dropped_before_tighten");
    assertThat(state(id)).isEqualTo("PAUSED");

    command(id, "ABORT");
    assertThat(otto.get("/api/migrations/%s/history".formatted(id)).response().body())
        .contains("the table is gone");
  }

  private void begin(String id) {
    PLANNER.withTable(Plans.table(id));
    assertThat(otto.start(Plans.plan(id) + "tighten:\n  not-null: true\n").status()).isEqualTo(201);
    await().atMost(PATIENCE).until(() -> at(id, "BACKFILL", "RUNNING"));
  }

  private void command(String id, String kind) {
    assertThat(otto.command(id, "{\"kind\": \"%s\"}".formatted(kind)).status()).isEqualTo(200);
  }

  private boolean at(String id, String phase, String status) {
    return phase(id, phase).path("status").asString("").equals(status);
  }

  private JsonNode phase(String id, String name) {
    JsonNode migration = otto.get("/api/migrations/" + id).json();
    for (JsonNode phase : migration.path("phases")) {
      if (phase.path("phase").asString().equals(name)) {
        return phase;
      }
    }
    return migration.path("none");
  }

  private String state(String id) {
    return otto.get("/api/migrations/" + id).json().at("/standing/state").asString();
  }
}
