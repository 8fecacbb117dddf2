package dev.cinch.planner.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.planner.support.Api;
import dev.cinch.planner.support.EventListener;
import dev.cinch.planner.support.Plans;
import dev.cinch.planner.support.RunningPlanner;
import dev.cinch.stack.access.Tokens;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Somebody's transaction stands in the way of a step until its deadline has passed. */
class BlockedStepIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String ID = "blocked";

  @Test
  void saysWhomItWaitsForWhileItDoesFailsAtTheDeadlineAndGoesOnWhenResumed()
      throws SQLException, IOException {
    Map<String, String> settings = RunningPlanner.settings();
    settings.put("cinch.planner.lock-deadline", "5s");
    try (RunningPlanner planner = RunningPlanner.start(settings).withTable(ID)) {
      Api otto = new Api(planner.address(), Tokens.OPERATOR);
      try (Connection report = planner.connectToItsTarget("nightly report")) {
        stand(report);
        otto.start(Plans.plan(ID));
        try (EventListener listener =
            EventListener.to(otto, "/api/migrations/blocked/events", "")) {
          await()
              .atMost(PATIENCE)
              .until(() -> waitsFor(otto).startsWith("the lock of step expand.add-column: try "));
          assertThat(waitsFor(otto))
              .contains("held up by a session (pid ", "application nightly report", "query select");
          assertThat(history(otto)).as("not failed yet").doesNotContain("FAILED");
          long told = standings(listener);
          await("listeners are told of the next try")
              .atMost(PATIENCE)
              .until(() -> standings(listener) > told);
        }
        await().atMost(PATIENCE).until(() -> status(otto, 0).equals("FAILED"));
        assertFailedByTheReport(otto);
        report.rollback();
      }
      otto.command(ID, "{\"kind\": \"RESUME\"}");
      await().atMost(PATIENCE).until(() -> status(otto, 2).equals("RUNNING"));
      assertThat(waitsFor(otto)).isEqualTo("nobody");

      otto.command(ID, "{\"kind\": \"ABORT\"}");
      assertThat(history(otto))
          .contains(
              "\"remains\":\"", "column public.blocked.reference_text", "trigger ", "function ");
    }
  }

  private static void stand(Connection report) throws SQLException {
    report.setAutoCommit(false);
    try (Statement statement = report.createStatement()) {
      statement.execute("select count(*) from " + ID);
    }
  }

  private static void assertFailedByTheReport(Api otto) {
    assertThat(otto.get("/api/migrations/blocked").json().at("/phases/0/reason").asString())
        .startsWith(
            "Cannot carry out step expand.add-column: Cannot carry out step expand.add-column on target \"shop\": ")
        .contains("application nightly report");
    assertThat(waitsFor(otto)).startsWith("RESUME; planner paused it: ");
    JsonNode run = otto.get("/api/migrations/blocked/steps").json().at("/0/run");
    assertThat(run.path("ending").asString()).isEqualTo("LOCK_NOT_OBTAINED");
    assertThat(run.path("blocked"))
        .isNotEmpty()
        .allSatisfy(
            blocked -> {
              assertThat(blocked.path("by").asString()).contains("application nightly report");
              assertThat(blocked.path("waitedMillis").asLong()).isPositive();
            });
  }

  private static long standings(EventListener listener) {
    return listener.heard().stream().filter(event -> event.name().equals("migration")).count();
  }

  private static String waitsFor(Api otto) {
    return otto.get("/api/migrations/blocked").json().path("waitsFor").asString("nobody");
  }

  private static String status(Api otto, int phase) {
    return otto.get("/api/migrations/blocked")
        .json()
        .at("/phases/%d/status".formatted(phase))
        .asString();
  }

  private static String history(Api otto) {
    StringBuilder entries = new StringBuilder();
    StreamSupport.stream(otto.get("/api/migrations/blocked/history").json().spliterator(), false)
        .forEach(entry -> entries.append(entry).append('\n'));
    return entries.toString();
  }
}
