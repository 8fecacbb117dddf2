package dev.cinch.worker;

import dev.cinch.backbone.client.KafkaClients;
import dev.cinch.target.health.PrometheusMetrics;
import dev.cinch.worker.kafka.KafkaGroupLags;
import dev.cinch.worker.metrics.PaceMeters;
import dev.cinch.worker.pace.AllPaces;
import dev.cinch.worker.pace.HealthRounds;
import dev.cinch.worker.pace.RowsPerSecond;
import dev.cinch.worker.pace.Throttle;
import dev.cinch.worker.range.MigrationStates;
import dev.cinch.worker.target.TargetHealth;
import dev.cinch.worker.target.TargetPools;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together how fast a worker lets itself write. */
@Configuration(proxyBeanMethods = false)
class PaceConfiguration {

  @Bean
  PrometheusMetrics prometheusMetrics(WorkerProperties properties) {
    return new PrometheusMetrics("cinch.worker.prometheus.url", properties.prometheus().server());
  }

  @Bean
  KafkaGroupLags groupLags(KafkaClients clients) {
    return new KafkaGroupLags(clients);
  }

  @Bean
  Throttle throttle(
      MigrationStates states,
      TargetPools pools,
      PrometheusMetrics metrics,
      KafkaGroupLags groups,
      Clock clock) {
    return new Throttle(states, new TargetHealth(pools, metrics, groups), clock);
  }

  @Bean
  PaceMeters paceMeters(Throttle throttle) {
    return new PaceMeters(throttle);
  }

  @Bean(initMethod = "start")
  HealthRounds healthRounds(Throttle throttle) {
    return new HealthRounds(throttle);
  }

  @Bean
  AllPaces pace(
      MigrationStates states, WorkerProperties properties, Throttle throttle, Clock clock) {
    return new AllPaces(List.of(new RowsPerSecond(states, properties.cap(), clock), throttle));
  }
}
