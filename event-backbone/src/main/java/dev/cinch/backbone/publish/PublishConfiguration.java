package dev.cinch.backbone.publish;

import dev.cinch.backbone.client.KafkaClients;
import dev.cinch.backbone.event.EventConfiguration;
import dev.cinch.backbone.event.EventProperties;
import dev.cinch.backbone.trace.TraceSource;
import dev.cinch.backbone.wire.RecordEncoder;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Makes the {@link EventPublisher} of a service without a database. */
@Configuration(proxyBeanMethods = false)
@Import(EventConfiguration.class)
public class PublishConfiguration {

  /** Settings that are part of what {@link EventPublisher} promises. */
  static final Map<String, Object> PROMISED =
      Map.of(
          "acks", "all",
          "enable.idempotence", true,
          "max.block.ms", 5_000,
          "request.timeout.ms", 10_000,
          "delivery.timeout.ms", 30_000);

  @Bean
  EventPublisher eventPublisher(
      KafkaClients clients,
      RecordEncoder encoder,
      EventProperties properties,
      TraceSource trace,
      ObjectProvider<Clock> clock) {
    return new EventPublisher(
        clients.producer(PROMISED),
        encoder,
        properties.source(),
        trace,
        clock.getIfUnique(Clock::systemUTC));
  }
}
