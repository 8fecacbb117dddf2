package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.stack.Server;
import dev.cinch.stack.ServerKind;
import dev.cinch.stack.suite.RunningService;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an orchestrator asks the services, and how they end when it tells them to. */
@Tag("wide")
class ProbesIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int READY = 200;
  private static final int NOT_READY = 503;
  private static final int SIGTERM_STATUS = 143;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  @Test
  void tellOfWhatIsAwayRestartNobodyAndEndInGoodOrder(@TempDir Path logs) throws Exception {
    try (Walk walk = new Walk(10, Map.of(), logs)) {
      RunningService planner = startedOnceItsDatabaseIsUpToDate(walk);
      RunningService checker = walk.suite.startChecker();
      RunningService worker = walk.suite.startWorker("worker-1");
      List<RunningService> all = List.of(planner, checker, worker);
      all.forEach(service -> service.awaitReady(PATIENCE));

      Server broker = walk.stack.server(ServerKind.KAFKA);
      broker.stop();
      awaitReadiness(NOT_READY, checker, worker);
      // it shows what it knows, and keeps orders until they can be told
      awaitReadiness(READY, planner);
      assertLive(all);
      broker.start();
      awaitReadiness(READY, checker, worker);

      Server postgres = walk.stack.server(ServerKind.POSTGRES);
      postgres.stop();
      awaitReadiness(NOT_READY, planner, checker);
      // it has no database
      awaitReadiness(READY, worker);
      assertLive(all);
      postgres.start();
      awaitReadiness(READY, planner, checker);

      endAll(walk, all, logs);
    }
  }

  /** Somebody else is about to make the table in which Flyway keeps what it has done. */
  private RunningService startedOnceItsDatabaseIsUpToDate(Walk walk) throws Exception {
    try (Connection other = walk.plannerDatabase.connect("somebody else")) {
      other.setAutoCommit(false);
      try (Statement statement = other.createStatement()) {
        statement.execute("create table flyway_schema_history (in_the_way int)");
      }
      RunningService planner = walk.suite.startPlanner();
      await("Flyway waits for it")
          .atMost(PATIENCE)
          .until(
              () ->
                  walk.plannerDatabase
                      .ask(
                          "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')")
                      .equals("t"));
      assertThat(isReady(planner)).isFalse();
      other.rollback();
      return planner.awaitReady(PATIENCE);
    }
  }

  private boolean isReady(RunningService service) throws InterruptedException {
    try {
      return status(service.readiness()) == READY;
    } catch (IOException notListening) {
      return false;
    }
  }

  /** With somebody who listens: whoever is told nothing for hours must not hold the planner up. */
  private void endAll(Walk walk, List<RunningService> all, Path logs) throws Exception {
    Map<String, Long> read = new HashMap<>();
    for (RunningService service : all) {
      read.put(service.process().name(), Files.size(log(logs, service)));
    }
    try (InputStream listening = events(walk.suite.plannerUrl())) {
      all.forEach(service -> service.process().terminate());
      for (RunningService service : all) {
        assertThat(service.process().awaitEnd(Duration.ofSeconds(25)))
            .as(service.process().name())
            .isEqualTo(SIGTERM_STATUS);
      }
      assertThat(listening).isNotNull();
    }
    for (RunningService service : all) {
      byte[] log = Files.readAllBytes(log(logs, service));
      int from = read.getOrDefault(service.process().name(), 0L).intValue();
      assertThat(new String(log, from, log.length - from, StandardCharsets.UTF_8).lines())
          .as(service.process().name())
          // the JVM keeps its archive of classes then, and names those that are not for it
          .filteredOn(line -> !line.contains("[cds]"))
          .noneMatch(line -> line.contains(" ERROR ") || line.contains("Exception"));
    }
  }

  private static Path log(Path logs, RunningService service) {
    return logs.resolve(service.process().name() + ".log");
  }

  private InputStream events(URI planner) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(planner.resolve("/api/events"))
            .header("Accept", "text/event-stream")
            .build();
    HttpResponse<InputStream> stream = http.send(request, BodyHandlers.ofInputStream());
    assertThat(stream.statusCode()).isEqualTo(READY);
    return stream.body();
  }

  private void awaitReadiness(int expected, RunningService... services) {
    for (RunningService service : services) {
      await(service.process().name())
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(status(service.readiness())).isEqualTo(expected));
    }
  }

  private void assertLive(List<RunningService> services) {
    for (RunningService service : services) {
      await(service.process().name())
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(
              () -> assertThat(status(service.readiness().resolve("liveness"))).isEqualTo(READY));
    }
  }

  /** Whoever does not answer in time is not ready, as an orchestrator sees it. */
  private int status(URI address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(3)).build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (HttpTimeoutException late) {
      return NOT_READY;
    }
  }
}
