package dev.cinch.endtoend;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What services have shown to Prometheus in the course of a test. */
final class Scrapes {

  private static final Duration SOON = Duration.ofMinutes(1);

  private final Http http = new Http();
  private final List<String> texts = new ArrayList<>();

  /** Scrapes a service until it shows this, and keeps what it has shown. */
  void awaitShown(URI service, String series) {
    URI address = service.resolve("/actuator/prometheus");
    await(series + " is shown")
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(250))
        .ignoreException(IOException.class)
        .until(
            () -> {
              String text = http.getText(address);
              texts.add(text);
              return text.contains(series);
            });
  }

  /** What dashboards and alerts ask for that was never shown, for a person. */
  List<String> missing() {
    Exposition shown = Exposition.of(texts.stream());
    List<String> missing = new ArrayList<>();
    ObservabilityFiles.alerts()
        .forEach(
            alert ->
                new PromQuery(alert.query())
                    .missingIn(shown)
                    .forEach(problem -> missing.add(alert.name() + ": " + problem)));
    ObservabilityFiles.dashboards()
        .forEach(
            (name, dashboard) ->
                ObservabilityFiles.queries(dashboard).stream()
                    .flatMap(query -> query.missingIn(shown))
                    .forEach(problem -> missing.add(name + ": " + problem)));
    return missing;
  }
}
