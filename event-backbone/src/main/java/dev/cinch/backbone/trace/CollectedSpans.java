package dev.cinch.backbone.trace;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** OpenTelemetry's own collection of spans, set up by its own settings. */
final class CollectedSpans implements AutoCloseable {

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "otel.traces.exporter", "otlp",
          "otel.exporter.otlp.protocol", "http/protobuf",
          "otel.metrics.exporter", "none",
          "otel.logs.exporter", "none");

  private final OpenTelemetrySdk sdk;
  private final GivenIds ids = new GivenIds();

  /**
   * Begins to collect.
   *
   * @param service the name under which spans are shown, where no setting names another
   * @param settings those that stand elsewhere than in the process's environment
   */
  CollectedSpans(String service, Map<String, String> settings) {
    Map<String, String> defaults = new HashMap<>(DEFAULTS);
    defaults.put("otel.service.name", service);
    this.sdk =
        AutoConfiguredOpenTelemetrySdk.builder()
            .disableShutdownHook()
            .addPropertiesSupplier(() -> defaults)
            .addPropertiesCustomizer(known -> settings)
            .addTracerProviderCustomizer((provider, known) -> provider.setIdGenerator(new Ids(ids)))
            .build()
            .getOpenTelemetrySdk();
  }

  Spans spans() {
    return Spans.collected(sdk.getTracer("dev.cinch"), ids);
  }

  void flush() {
    sdk.getSdkTracerProvider().forceFlush().join(10, TimeUnit.SECONDS);
  }

  /** What was collected and has not left yet does so now. */
  @Override
  public void close() {
    sdk.close();
  }

  /** Random ids, but where one was given out before. */
  private record Ids(GivenIds given) implements IdGenerator {

    @Override
    public String generateSpanId() {
      String id = given.take();
      return id == null ? IdGenerator.random().generateSpanId() : id;
    }

    @Override
    public String generateTraceId() {
      return IdGenerator.random().generateTraceId();
    }
  }
}
