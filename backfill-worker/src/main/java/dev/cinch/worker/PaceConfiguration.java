package dev.cinch.worker;

import dev.cinch.backbone.client.KafkaClients;
import dev.cinch.worker.kafka.KafkaGroupLags;
import dev.cinch.worker.metrics.PaceMeters;
import dev.cinch.worker.pace.AllPaces;
import dev.cinch.worker.pace.HealthRounds;
import dev.cinch.worker.pace.RowsPerSecond;
import dev.cinch.worker.pace.Throttle;
import dev.cinch.worker.prometheus.PrometheusMetrics;
import dev.cinch.worker.range.MigrationStates;
import dev.cinch.worker.target.TargetHealth;
import dev.cinch.worker.target.TargetPools;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Puts together how fast a worker lets itself write. */
@Configuration(proxyBeanMethods = false)
class PaceConfiguration {

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

  @Bean
  PrometheusMetrics prometheusMetrics(WorkerProperties properties) {
    JdkClientHttpRequestFactory requests =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build());
    requests.setReadTimeout(ANSWER_WITHIN);
    return new PrometheusMetrics(
        properties.prometheus().server(), RestClient.builder().requestFactory(requests).build());
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
