package dev.cinch.backbone.event;

import dev.cinch.backbone.client.KafkaClientConfiguration;
import dev.cinch.backbone.registry.RegistryClient;
import dev.cinch.backbone.registry.RegistryConfiguration;
import dev.cinch.backbone.trace.TraceConfiguration;
import dev.cinch.backbone.wire.RecordDecoder;
import dev.cinch.backbone.wire.RecordEncoder;
import dev.cinch.events.Namespace;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What every service needs to read or write events. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EventProperties.class)
@Import({KafkaClientConfiguration.class, RegistryConfiguration.class, TraceConfiguration.class})
public class EventConfiguration {

  @Bean
  Namespace namespace(EventProperties properties) {
    return new Namespace(properties.namespace());
  }

  @Bean
  RecordEncoder recordEncoder(RegistryClient registry) {
    return new RecordEncoder(registry);
  }

  @Bean
  EventDecoder eventDecoder(RegistryClient registry) {
    return new EventDecoder(new RecordDecoder(registry));
  }
}
