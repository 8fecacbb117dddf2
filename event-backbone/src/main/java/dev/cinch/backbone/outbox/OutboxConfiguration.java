package dev.cinch.backbone.outbox;

import dev.cinch.backbone.event.EventConfiguration;
import dev.cinch.backbone.event.EventProperties;
import dev.cinch.backbone.event.TraceSource;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes the {@link Outbox} and its relay. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboxProperties.class)
@Import(EventConfiguration.class)
public class OutboxConfiguration {

  @Bean
  Outbox outbox(
      JdbcClient jdbc, EventProperties properties, TraceSource trace, ObjectProvider<Clock> clock) {
    return new Outbox(
        new OutboxRows(jdbc), properties.source(), trace, clock.getIfUnique(Clock::systemUTC));
  }

  @Bean
  OutboxRelay outboxRelay() {
    return new OutboxRelay();
  }
}
