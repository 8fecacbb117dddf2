package dev.cinch.backbone.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SpansTest {

  private static final String CALLER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  private static final String ID = "0123456789abcdef";

  private final ThreadTrace trace = new ThreadTrace();
  private final CollectedSpans collected =
      new CollectedSpans("cinch-test", Map.of("otel.traces.exporter", "memory"));

  @BeforeEach
  void clear() {
    MemorySpans.forget();
  }

  @AfterEach
  void close() {
    collected.close();
  }

  @Test
  void makesASpanBelowWhoeverCalled() {
    Attributes attributes = Attributes.of(AttributeKey.stringKey("cinch.migration"), "m");
    trace.run(
        Optional.of(CALLER),
        () ->
            collected
                .spans()
                .in(
                    "cinch.step",
                    SpanKind.INTERNAL,
                    attributes,
                    span -> {
                      assertThat(trace.current()).isEqualTo(Spans.written(span));
                      return 1;
                    }));

    assertThat(exported())
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.getName()).isEqualTo("cinch.step");
              assertThat(span.getTraceId()).isEqualTo(CALLER.substring(3, 35));
              assertThat(span.getParentSpanId()).isEqualTo(CALLER.substring(36, 52));
              assertThat(span.getAttributes().asMap()).isEqualTo(attributes.asMap());
              assertThat(span.getResource().getAttributes().asMap())
                  .containsEntry(AttributeKey.stringKey("service.name"), "cinch-test");
            });
  }

  /** What an exception says may hold the value of a row. */
  @Test
  void tellsThatTheWorkFailedAndNotWhatTheExceptionSays() {
    assertThatThrownBy(
            () ->
                collected
                    .spans()
                    .in(
                        "cinch.step",
                        SpanKind.INTERNAL,
                        Attributes.empty(),
                        span -> {
                          throw new IllegalStateException("4111 1111 1111 1111");
                        }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(exported())
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
              assertThat(span.getStatus().getDescription()).isEqualTo("IllegalStateException");
              assertThat(span.getEvents()).isEmpty();
            });
  }

  @Test
  void recordsASpanThatIsOverUnderTheIdThatWasGivenOutBefore() {
    Instant began = Instant.parse("2026-11-20T10:00:00Z");
    trace.run(
        Optional.of(Spans.below(CALLER, ID)),
        () -> collected.spans().in("child", SpanKind.INTERNAL, Attributes.empty(), span -> 1));
    collected
        .spans()
        .over("cinch.phase", Attributes.empty(), CALLER, ID, began, began.plusSeconds(60));
    collected.spans().in("another", SpanKind.INTERNAL, Attributes.empty(), span -> 1);

    List<SpanData> spans = exported();
    assertThat(spans)
        .extracting(SpanData::getName)
        .containsExactly("child", "cinch.phase", "another");
    assertThat(spans.get(0).getParentSpanId()).isEqualTo(ID);
    assertThat(spans.get(1).getSpanId()).isEqualTo(ID);
    assertThat(spans.get(1).getParentSpanId()).isEqualTo(CALLER.substring(36, 52));
    assertThat(spans.get(1).getEndEpochNanos() - spans.get(1).getStartEpochNanos())
        .isEqualTo(60_000_000_000L);
    assertThat(spans.get(2).getSpanId()).isNotEqualTo(ID);
  }

  @Test
  void carriesTheCallersTraceOnWhereNobodyCollectsSpans() {
    trace.run(
        Optional.of(CALLER),
        () ->
            Spans.none()
                .in(
                    "cinch.step",
                    SpanKind.INTERNAL,
                    Attributes.empty(),
                    span -> {
                      assertThat(trace.current()).contains(CALLER);
                      return 1;
                    }));
    assertThat(exported()).isEmpty();
  }

  @Test
  void wantsSpansOnlyWhereSomebodySaysWhereTheyGo() {
    assertThat(wanted()).isFalse();
    assertThat(wanted("otel.exporter.otlp.endpoint", "http://collector:4318")).isTrue();
    assertThat(wanted("otel.exporter.otlp.traces.endpoint", "http://collector:4318/v1/traces"))
        .isTrue();
    assertThat(wanted("otel.traces.exporter", "otlp")).isTrue();
    assertThat(wanted("otel.traces.exporter", "none", "otel.exporter.otlp.endpoint", "http://c"))
        .isFalse();
    assertThat(wanted("otel.sdk.disabled", "true", "otel.traces.exporter", "otlp")).isFalse();
  }

  @Test
  void doesWithoutSpansWhereTheirSettingsCantBeUsed() {
    TraceConfiguration.Collection unusable =
        TraceConfiguration.collection(
            settings("otel.traces.exporter", "otlp", "otel.exporter.otlp.protocol", "grpc"));
    TraceConfiguration.Collection usable =
        TraceConfiguration.collection(settings("otel.traces.exporter", "memory"));

    assertThat(unusable.spans().areCollected()).isFalse();
    assertThat(usable.spans().areCollected()).isTrue();
    usable.destroy();
  }

  private static boolean wanted(String... settings) {
    return settings(settings).wantsSpans();
  }

  private static TraceSettings settings(String... settings) {
    Map<String, Object> set = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      set.put(settings[i], settings[i + 1]);
    }
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("settings", set));
    return new TraceSettings(environment);
  }

  /** What is collected leaves when the collection ends. */
  private List<SpanData> exported() {
    collected.flush();
    return MemorySpans.all();
  }
}
