package dev.cinch.planner.metrics;

import dev.cinch.backbone.meters.MeterRounds;
import dev.cinch.backbone.meters.MigrationMeters;
import dev.cinch.planner.migration.CurrentMigrations;
import dev.cinch.planner.step.StepWatch;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

  @Bean
  MigrationMeters migrationMeters(MeterRegistry meters, Clock clock) {
    return new MigrationMeters(meters, clock);
  }

  @Bean
  StepWatch stepWatch(MigrationMeters meters) {
    return new MeteredSteps(meters);
  }

  @Bean(initMethod = "start")
  MeterRounds meterRounds(CurrentMigrations migrations, MigrationMeters meters, Clock clock) {
    return new MeterRounds(new ShowMigrations(migrations, meters, clock)::show);
  }
}
