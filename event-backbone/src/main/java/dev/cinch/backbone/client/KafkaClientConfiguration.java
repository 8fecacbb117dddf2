package dev.cinch.backbone.client;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Makes {@link KafkaClients} from the factories that Boot makes of {@code spring.kafka.*}, and so
 * with the bootstrap servers, security and connection details that Boot has settled on.
 */
@Configuration(proxyBeanMethods = false)
public class KafkaClientConfiguration {

  @Bean
  KafkaClients kafkaClients(
      ProducerFactory<?, ?> producers, ConsumerFactory<?, ?> consumers, KafkaAdmin admin) {
    return new KafkaClients(
        producers.getConfigurationProperties(),
        consumers.getConfigurationProperties(),
        admin.getConfigurationProperties());
  }

  /** For services that have Boot's health. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
  static class BrokerHealthConfiguration {

    @Bean
    BrokerHealth broker(KafkaClients clients) {
      return new BrokerHealth(clients);
    }
  }
}
