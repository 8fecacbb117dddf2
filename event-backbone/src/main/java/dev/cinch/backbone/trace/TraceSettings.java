package dev.cinch.backbone.trace;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;

/** OpenTelemetry's settings, wherever the service takes its settings from. */
final class TraceSettings {

  private static final String PREFIX = "otel.";
  private static final List<String> ENDPOINTS =
      List.of("otel.exporter.otlp.endpoint", "otel.exporter.otlp.traces.endpoint");

  private final Environment environment;

  TraceSettings(Environment environment) {
    this.environment = environment;
  }

  /** Only where somebody has said where spans go. */
  boolean wantsSpans() {
    if (environment.getProperty("otel.sdk.disabled", Boolean.class, false)) {
      return false;
    }
    String exporter = environment.getProperty("otel.traces.exporter", "");
    return exporter.isBlank()
        ? ENDPOINTS.stream().anyMatch(name -> !environment.getProperty(name, "").isBlank())
        : !exporter.equals("none");
  }

  String service() {
    return environment.getProperty("spring.application.name", "cinch");
  }

  /** What is set under OpenTelemetry's own names; variables it reads by itself. */
  Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    if (environment instanceof ConfigurableEnvironment known) {
      known.getPropertySources().stream()
          .filter(EnumerablePropertySource.class::isInstance)
          .flatMap(
              source -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
          .filter(name -> name.startsWith(PREFIX))
          .forEach(name -> all.put(name, environment.getProperty(name, "")));
    }
    return all;
  }
}
