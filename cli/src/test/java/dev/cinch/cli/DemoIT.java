package dev.cinch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoIT {

  private static final Pattern DASHBOARD = Pattern.compile("Dashboard: (http://\\S+)");

  private final Path folder;

  DemoIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Tag("long")
  @Test
  void tellsTheWholeStoryAndLeavesNothingBehind() throws IOException, InterruptedException {
    try (CinchProcess demo = CinchProcess.start(folder, "demo", "--rows", "5000", "--json")) {
      demo.awaitSaying("EXPAND    RUNNING");
      Set<ProcessHandle> children = demo.children();

      int status = demo.awaitEnd();

      assertThat(demo.output())
          .containsSubsequence(
              "PHASE",
              "LOCK",
              "EXPAND    DONE",
              "SYNC      DONE",
              "BACKFILL  DONE",
              "VERIFY    DONE",
              "INDEX     DONE",
              "TIGHTEN   GATED",
              "gate      BLOCKED",
              "Blocked by group billing",
              "the order service moves to version 2",
              "gate      PASS     nothing speaks against TIGHTEN",
              "TIGHTEN   DONE",
              "the clerks follow",
              "gate      PASS     nothing speaks against RETIRE",
              "RETIRE    DONE     dropped reference",
              "0 failed",
              "of their statements before",
              "a clerk was seen to wait",
              "0 wrong",
              "All is as it should be",
              "Dashboard: http://127.0.0.1:")
          .doesNotContain("\u001b");
      assertThat(status).isZero();
      JsonNode answer = answer(demo);
      assertThat(answer.path("good").asBoolean()).isTrue();
      assertThat(answer.at("/compared/wrong").asLong(-1)).isZero();
      assertThat(answer.at("/filled/rows").asLong()).isGreaterThan(4_000);
      assertThat(children).as("servers, services and what watches over them").hasSizeGreaterThan(8);
      demo.assertNothingIsLeft(children);
    }
  }

  /** What programs read, which stands alone on the output; a process's two outputs are one here. */
  private static JsonNode answer(CinchProcess demo) {
    String output = demo.output();
    return JsonMapper.shared().readTree(output.substring(output.indexOf("\n{")));
  }

  @Tag("long")
  @Test
  void keepsItsDashboardUpWhereThatIsWanted() throws IOException, InterruptedException {
    try (CinchProcess demo = CinchProcess.start(folder, "demo", "--rows", "5000", "--keep")) {
      demo.awaitSaying("Everything keeps running until Ctrl-C");
      Set<ProcessHandle> children = demo.children();

      Matcher dashboard = DASHBOARD.matcher(demo.output());
      assertThat(dashboard.find()).isTrue();
      HttpResponse<String> page =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(dashboard.group(1))).build(),
                  BodyHandlers.ofString());
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("<title>Cinch</title>");

      demo.signal("INT");
      assertThat(demo.awaitEnd()).isEqualTo(130);
      demo.assertNothingIsLeft(children);
    }
  }

  @Tag("long")
  @Test
  void leavesNothingBehindWhenItIsInterruptedAtWork() throws IOException, InterruptedException {
    try (CinchProcess demo = CinchProcess.start(folder, "demo", "--rows", "5000")) {
      demo.awaitSaying("SYNC      RUNNING");
      Set<ProcessHandle> children = demo.children();

      demo.signal("INT");

      assertThat(demo.awaitEnd()).isEqualTo(130);
      demo.assertNothingIsLeft(children);
      assertThat(demo.output()).endsWith("Stopping everything ...%n".formatted());
    }
  }

  @Tag("long")
  @Test
  void leavesNothingBehindWhenItIsKilledWhileServicesStart()
      throws IOException, InterruptedException {
    try (CinchProcess demo = CinchProcess.start(folder, "demo", "--rows", "5000")) {
      demo.awaitSaying("PostgreSQL, Kafka and the registry are ready");
      Set<ProcessHandle> children = demo.children();

      demo.signal("KILL");

      assertThat(demo.awaitEnd()).isEqualTo(128 + 9);
      demo.assertNothingIsLeft(children);
    }
  }
}
