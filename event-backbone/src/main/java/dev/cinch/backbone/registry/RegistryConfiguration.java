package dev.cinch.backbone.registry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Makes a {@link RegistryClient} from the settings that Kafka's clients have, where Confluent's
 * serializers would look for them: {@code spring.kafka.properties.schema.registry.url} and the
 * like.
 */
@Configuration(proxyBeanMethods = false)
public class RegistryConfiguration {

  @Bean
  RegistryClient registryClient(ConsumerFactory<?, ?> consumers) {
    return RegistryClient.of(consumers.getConfigurationProperties());
  }
}
