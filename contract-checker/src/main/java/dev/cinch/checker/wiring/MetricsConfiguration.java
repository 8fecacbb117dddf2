package dev.cinch.checker.wiring;

import dev.cinch.backbone.meters.MeterRounds;
import dev.cinch.checker.gate.OpenFindings;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

  @Bean(initMethod = "start")
  MeterRounds meterRounds(OpenFindings open, MeterRegistry meters) {
    return new MeterRounds(new ShowFindings(open, meters)::show);
  }
}
