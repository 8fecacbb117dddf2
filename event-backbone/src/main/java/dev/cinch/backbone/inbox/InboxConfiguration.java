package dev.cinch.backbone.inbox;

import dev.cinch.backbone.client.KafkaClients;
import dev.cinch.backbone.event.EventConfiguration;
import dev.cinch.backbone.event.EventDecoder;
import dev.cinch.backbone.trace.Spans;
import dev.cinch.backbone.trace.ThreadTrace;
import dev.cinch.events.Namespace;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes {@link EventConsumers}, and what watches and cleans behind them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InboxProperties.class)
@Import(EventConfiguration.class)
public class InboxConfiguration {

  @Bean
  Inbox inbox(JdbcClient jdbc) {
    return new Inbox(jdbc);
  }

  @Bean
  HandleOnce handleOnce(
      EventDecoder decoder,
      Inbox inbox,
      PlatformTransactionManager transactions,
      ThreadTrace trace,
      Spans spans) {
    return new HandleOnce(
        decoder,
        inbox,
        new TransactionTemplate(transactions),
        new EventTrace(trace, spans),
        Clock.systemUTC());
  }

  @Bean
  DeadLetters deadLetters(KafkaClients clients) {
    return new DeadLetters(() -> clients.producer(DeadLetters.PRODUCER_SETTINGS));
  }

  @Bean
  EventConsumers eventConsumers(
      KafkaClients clients,
      HandleOnce handleOnce,
      DeadLetters deadLetters,
      Namespace namespace,
      InboxProperties properties,
      ObjectProvider<MeterRegistry> meters) {
    return new EventConsumers(
        clients,
        handleOnce,
        deadLetters,
        namespace,
        properties,
        meters.getIfUnique(SimpleMeterRegistry::new));
  }

  @Bean(initMethod = "start")
  ForgetOldEvents forgetOldEvents(Inbox inbox, InboxProperties properties) {
    return new ForgetOldEvents(inbox, properties, Clock.systemUTC());
  }

  /** For services that have Boot's health. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
  static class InboxHealthConfiguration {

    @Bean
    ConsumerHealth consumerHealth(EventConsumers consumers) {
      return new ConsumerHealth(consumers);
    }
  }
}
