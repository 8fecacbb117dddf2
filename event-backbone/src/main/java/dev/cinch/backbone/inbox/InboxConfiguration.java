package dev.cinch.backbone.inbox;

import dev.cinch.backbone.event.EventConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Makes {@link EventConsumers}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InboxProperties.class)
@Import(EventConfiguration.class)
public class InboxConfiguration {

  @Bean
  EventConsumers eventConsumers() {
    return new EventConsumers();
  }
}
