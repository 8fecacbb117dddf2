package dev.cinch.checker.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.CheckerApplication;
import dev.cinch.checker.support.CheckerService;
import dev.cinch.checker.support.Shop;
import dev.cinch.events.Namespace;
import dev.cinch.events.Verdict;
import dev.cinch.stack.ServiceOptions;
import dev.cinch.stack.ServiceProcess;
import dev.cinch.stack.process.Ports;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The checker as a process of its own, in a small heap. */
@Tag("long")
class ProcessIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  void answersFromASmallHeapSurvivesAKillAndEndsInGoodOrder() throws Exception {
    int port = Ports.free();
    Map<String, String> settings = new LinkedHashMap<>(CheckerService.settings());
    settings.put("server.port", Integer.toString(port));
    URI address = URI.create("http://localhost:" + port);
    CheckerSeen seen =
        new CheckerSeen(
            address,
            settings.getOrDefault(CheckerService.ENVIRONMENT, ""),
            new Namespace(settings.getOrDefault(CheckerService.NAMESPACE, "")),
            settings.getOrDefault(CheckerService.BROKER, ""));
    try (Stage stage = new Stage(seen)) {
      Story story = stage.story();
      story.write(Shop.TIGHT, 1);
      try (ServiceProcess checker = start(settings, address)) {
        story.ask(1);
        stage.awaitVerdict(story, Verdict.UNKNOWN);
        checker.kill();
      }
      try (ServiceProcess checker = start(settings, address)) {
        story.register("billing", Shop.TIGHT, "billing-group");
        stage.awaitVerdict(story, Verdict.PASS);
        // the last check's time is taken down just after its answer
        Awaitility.await()
            .atMost(PATIENCE)
            .untilAsserted(
                () ->
                    assertThat(get(address.resolve("/actuator/prometheus")))
                        .contains(
                            "cinch_gate_check_seconds_count{answered=\"true\",check=\"log.consumed\"}"));

        checker.terminate();

        assertThat(checker.awaitEnd(PATIENCE)).isEqualTo(143);
      }
    }
  }

  private static ServiceProcess start(Map<String, String> settings, URI address) {
    ServiceOptions options =
        ServiceOptions.main("contract-checker", CheckerApplication.class.getName())
            .jvmOption("-Xmx192m");
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      options = options.argument("--" + setting.getKey() + "=" + setting.getValue());
    }
    ServiceProcess process = ServiceProcess.start(options);
    process.waitUntilHealthy(address.resolve("/actuator/health/readiness"), PATIENCE);
    return process;
  }

  private static String get(URI address) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
        .body();
  }
}
