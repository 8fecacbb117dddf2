package dev.cinch.worker;

import dev.cinch.backbone.meters.MeterRounds;
import dev.cinch.backbone.meters.MigrationMeters;
import dev.cinch.target.TargetProperties;
import dev.cinch.target.Targets;
import dev.cinch.target.fill.FillSettings;
import dev.cinch.worker.metrics.MeteredSlices;
import dev.cinch.worker.metrics.SlotMeters;
import dev.cinch.worker.pace.AllPaces;
import dev.cinch.worker.range.MigrationStates;
import dev.cinch.worker.range.Reports;
import dev.cinch.worker.range.Tables;
import dev.cinch.worker.range.WorkLimits;
import dev.cinch.worker.range.WorkOnRange;
import dev.cinch.worker.slot.RangeQueues;
import dev.cinch.worker.slot.SlotPool;
import dev.cinch.worker.target.TargetPools;
import dev.cinch.worker.target.TargetTables;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what a worker does, whatever carries its ranges. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  DispatchProperties.class,
  TargetProperties.class,
  WorkerProperties.class
})
class DomainConfiguration {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  Targets targets(TargetProperties properties) {
    return new Targets(properties);
  }

  @Bean
  TargetPools targetPools(Targets targets, WorkerProperties properties) {
    // one a slot, and one for the target's health
    return new TargetPools(targets, properties.slots() + 1);
  }

  @Bean
  MigrationMeters migrationMeters(MeterRegistry meters, Clock clock) {
    return new MigrationMeters(meters, clock);
  }

  @Bean(initMethod = "start")
  MeterRounds meterRounds(MigrationMeters meters) {
    return new MeterRounds(meters::forgetTheSilent);
  }

  @Bean
  TargetTables tables(TargetPools pools, AllPaces pace, MigrationMeters meters, Clock clock) {
    return new TargetTables(pools, FillSettings.DEFAULT, pace, new MeteredSlices(meters, clock));
  }

  @Bean
  WorkOnRange workOnRange(
      MigrationStates states,
      Tables tables,
      Reports reports,
      WorkerProperties properties,
      Clock clock) {
    WorkerProperties.Turn turn = properties.turn();
    WorkLimits limits = new WorkLimits(turn.stateWait(), turn.targetTries(), turn.targetBackOff());
    return new WorkOnRange(states, tables, reports, limits, clock);
  }

  @Bean
  SlotPool slotPool(
      WorkerProperties properties, RangeQueues queues, MigrationStates states, WorkOnRange work) {
    return new SlotPool(
        properties.nameOr(hostAndProcess()), properties.slots(), queues, states, work);
  }

  @Bean
  SlotMeters slotMeters(SlotPool pool) {
    return new SlotMeters(pool);
  }

  @Bean
  SlotsHealthIndicator slotsHealthIndicator(SlotPool pool) {
    return new SlotsHealthIndicator(pool::statuses);
  }

  private static String hostAndProcess() {
    long process = ProcessHandle.current().pid();
    try {
      return InetAddress.getLocalHost().getHostName() + "-" + process;
    } catch (UnknownHostException e) {
      return "worker-" + process;
    }
  }
}
