package dev.cinch.endtoend;

import dev.cinch.stack.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What this checkout has for Prometheus and Grafana. */
final class ObservabilityFiles {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path FOLDER = Checkout.root().resolve("observability");

  /** One alert of the rules. */
  record Alert(String name, String query, String severity, Map<String, String> annotations) {}

  private ObservabilityFiles() {}

  static List<Alert> alerts() {
    Map<?, ?> rules = (Map<?, ?>) yaml("prometheus/cinch.rules.yml");
    return ((List<?>) value(rules, "groups"))
        .stream()
            .flatMap(group -> ((List<?>) value((Map<?, ?>) group, "rules")).stream())
            .map(rule -> alert((Map<?, ?>) rule))
            .toList();
  }

  private static Alert alert(Map<?, ?> rule) {
    Map<?, ?> annotations = (Map<?, ?>) value(rule, "annotations");
    return new Alert(
        text(rule, "alert"),
        text(rule, "expr"),
        text((Map<?, ?>) value(rule, "labels"), "severity"),
        annotations.entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> String.valueOf(entry.getKey()),
                    entry -> String.valueOf(entry.getValue()))));
  }

  /** The names of alerts that the tests of the rules expect to see fire. */
  static List<String> alertsSeenToFire() {
    Map<?, ?> file = (Map<?, ?>) yaml("prometheus/cinch.rules.test.yml");
    return ((List<?>) value(file, "tests"))
        .stream()
            .flatMap(test -> ((List<?>) value((Map<?, ?>) test, "alert_rule_test")).stream())
            .map(test -> (Map<?, ?>) test)
            .filter(test -> !((List<?>) value(test, "exp_alerts")).isEmpty())
            .map(test -> text(test, "alertname"))
            .toList();
  }

  private static Object value(Map<?, ?> map, String key) {
    Object value = map.get(key);
    if (value == null) {
      throw new IllegalArgumentException("Cannot find %s in %s".formatted(key, map));
    }
    return value;
  }

  private static String text(Map<?, ?> map, String key) {
    return value(map, key).toString();
  }

  private static Object yaml(String file) {
    return new Load(LoadSettings.builder().build()).loadFromString(read(FOLDER.resolve(file)));
  }

  /** All dashboards by their file's name without its ending. */
  static Map<String, JsonNode> dashboards() {
    try (Stream<Path> files = Files.list(FOLDER.resolve("grafana"))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".json", ""),
                  file -> JSON.readTree(read(file)),
                  (one, other) -> one,
                  TreeMap::new));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Every query of a dashboard: of its panels and of its variables. */
  static List<PromQuery> queries(JsonNode dashboard) {
    return dashboard.findValues("expr").isEmpty()
        ? List.of()
        : Stream.concat(
                dashboard.findValues("expr").stream(),
                dashboard.path("templating").findValues("definition").stream())
            .map(query -> new PromQuery(query.asString()))
            .toList();
  }

  /** The headings of the operating guide, as links name them. */
  static List<String> anchorsOfTheGuide() {
    return anchors(read(Checkout.root().resolve("docs/operations.md")));
  }

  /** The headings of a document, as links name them. */
  static List<String> anchors(String document) {
    return Pattern.compile("(?m)^#+ (.*)$")
        .matcher(document)
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
        .toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
