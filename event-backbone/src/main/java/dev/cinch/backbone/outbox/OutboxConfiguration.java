package dev.cinch.backbone.outbox;

import dev.cinch.backbone.client.KafkaClients;
import dev.cinch.backbone.event.EventConfiguration;
import dev.cinch.backbone.event.EventProperties;
import dev.cinch.backbone.trace.Spans;
import dev.cinch.backbone.trace.TraceSource;
import dev.cinch.backbone.wire.RecordEncoder;
import dev.cinch.events.Namespace;
import dev.cinch.events.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Makes the {@link Outbox} and its relay. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboxProperties.class)
@Import(EventConfiguration.class)
public class OutboxConfiguration {

  @Bean
  Outbox outbox(
      OutboxRows rows,
      Namespace namespace,
      EventProperties properties,
      TraceSource trace,
      ObjectProvider<Clock> clock) {
    return new Outbox(
        rows, namespace, properties.source(), trace, clock.getIfUnique(Clock::systemUTC));
  }

  /** Stores the suite's own schemas at once, so that no append needs a second connection. */
  @Bean
  OutboxRows outboxRows(JdbcClient jdbc, PlatformTransactionManager transactions) {
    OutboxSchemas schemas = new OutboxSchemas(jdbc, transactions);
    Topics.all().forEach(topic -> schemas.digest(topic.schema()));
    return new OutboxRows(jdbc, schemas);
  }

  /** Opens the producers of the relay. */
  interface RelayProducers extends Supplier<RelayProducer> {}

  @Bean
  RelayProducers relayProducers(
      KafkaClients clients,
      RecordEncoder encoder,
      Namespace namespace,
      EventProperties events,
      Spans spans) {
    Map<String, Object> settings = producerSettings(namespace.group(relayName(events)));
    return () -> RelayProducer.open(clients.producer(settings), encoder, spans);
  }

  @Bean
  RelayLeader relayLeader(
      RelayProducers producers, OutboxProperties properties, RelayMetrics metrics) {
    return new RelayLeader(producers, properties, metrics, Clock.systemUTC());
  }

  @Bean
  RelayMetrics relayMetrics(ObjectProvider<MeterRegistry> meters) {
    return new RelayMetrics(meters.getIfUnique(SimpleMeterRegistry::new), Clock.systemUTC());
  }

  @Bean
  OutboxRelay outboxRelay(
      EventProperties events,
      DataSource dataSource,
      OutboxProperties properties,
      RelayLeader leader,
      RelayMetrics metrics) {
    return new OutboxRelay(relayName(events), dataSource, properties, leader, metrics);
  }

  /** For services that have Boot's health. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
  static class OutboxHealthConfiguration {

    @Bean
    RelayHealth relayHealth(OutboxRelay relay) {
      return new RelayHealth(relay);
    }
  }

  private static String relayName(EventProperties events) {
    return events.name() + "-outbox";
  }

  /**
   * What the relay's promises rest on. The times bound how long a leader is silent towards its
   * database while the broker is away; losing the lead over that costs nothing but a new election.
   */
  static Map<String, Object> producerSettings(String transactionalId) {
    return Map.of(
        "transactional.id", transactionalId,
        "enable.idempotence", true,
        "acks", "all",
        "max.block.ms", 10_000,
        "request.timeout.ms", 5_000,
        "delivery.timeout.ms", 15_000,
        "transaction.timeout.ms", 30_000,
        "linger.ms", 5);
  }
}
