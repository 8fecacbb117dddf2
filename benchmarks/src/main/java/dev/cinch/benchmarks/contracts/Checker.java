package dev.cinch.benchmarks.contracts;

import dev.cinch.benchmarks.ProcessFile;
import dev.cinch.stack.Endpoints;
import dev.cinch.stack.suite.Login;
import dev.cinch.stack.suite.RunningService;
import dev.cinch.stack.suite.Suite;
import dev.cinch.stack.suite.SuiteOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The contract checker as a process of its own with its usual heap, called over HTTP. */
final class Checker implements AutoCloseable {

  static final String HEAP = "192 MB";

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern CHECK =
      Pattern.compile("cinch_gate_check_seconds_sum\\{.*check=\"([^\"]+)\".*} (\\S+)");

  private final Suite suite;
  private final RunningService service;
  private final HttpClient http = HttpClient.newHttpClient();

  Checker(Endpoints stack, Login target) {
    this.suite =
        new Suite(
            SuiteOptions.on(stack)
                .target("shop", target, target)
                .environment("CINCH_GATE_LOG_TIME_OUT", "10m"));
    this.service = suite.startChecker().awaitReady(PATIENCE);
  }

  void register(String consumer, String subject, String contract) {
    send(
        HttpRequest.newBuilder(at("/api/contracts/%s/%s".formatted(consumer, subject)))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(contract)));
  }

  String get(String path) {
    return send(HttpRequest.newBuilder(at(path)));
  }

  /** Seconds that each check has taken so far, all its runs together. */
  Map<String, Double> secondsByCheck() {
    Map<String, Double> seconds = new TreeMap<>();
    get("/actuator/prometheus")
        .lines()
        .map(CHECK::matcher)
        .filter(Matcher::matches)
        .forEach(
            line -> seconds.merge(line.group(1), Double.parseDouble(line.group(2)), Double::sum));
    return seconds;
  }

  /** What it uses; on Linux only. */
  ProcessFile process() {
    return new ProcessFile(service.process().pid());
  }

  private URI at(String path) {
    return suite.checkerUrl().resolve(path);
  }

  private String send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new IllegalStateException("The checker refuses: " + response.body());
      }
      return response.body();
    } catch (IOException failure) {
      throw new IllegalStateException("The checker does not answer: " + failure, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", interrupted);
    }
  }

  @Override
  public void close() {
    suite.close();
  }
}
