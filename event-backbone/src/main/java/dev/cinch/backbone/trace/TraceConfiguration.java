package dev.cinch.backbone.trace;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;

/** Spans, where the settings say where they go; otherwise none, and nothing of it is loaded. */
@Configuration(proxyBeanMethods = false)
public class TraceConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(TraceConfiguration.class);

  @Bean
  @Fallback
  ThreadTrace threadTrace() {
    return new ThreadTrace();
  }

  @Bean
  Collection spanCollection(Environment environment) {
    return collection(new TraceSettings(environment));
  }

  /** Settings that can't be used cost the spans, and not the service. */
  static Collection collection(TraceSettings settings) {
    if (settings.wantsSpans()) {
      try {
        CollectedSpans collected = new CollectedSpans(settings.service(), settings.all());
        return new Collection(collected.spans(), collected::close);
      } catch (RuntimeException unusable) {
        LOG.error(
            "No spans are collected, since OpenTelemetry can't use its settings (otel.*, OTEL_*): {}; correct them and start again",
            NestedExceptionUtils.getMostSpecificCause(unusable).getMessage());
      }
    }
    return new Collection(Spans.none(), () -> {});
  }

  @Bean
  Spans spans(Collection collection) {
    return collection.spans();
  }

  /** Spans, and how their collection ends. */
  record Collection(Spans spans, Runnable end) implements DisposableBean {

    @Override
    public void destroy() {
      end.run();
    }
  }
}
