package dev.cinch.checker.kafka;

import dev.cinch.backbone.client.KafkaClients;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KafkaConfiguration {

  @Bean(destroyMethod = "close")
  Admin admin(KafkaClients clients) {
    return clients.admin();
  }
}
