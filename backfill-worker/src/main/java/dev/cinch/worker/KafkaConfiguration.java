package dev.cinch.worker;

import dev.cinch.backbone.client.KafkaClients;
import dev.cinch.backbone.event.EventDecoder;
import dev.cinch.backbone.event.ThreadTrace;
import dev.cinch.backbone.publish.EventPublisher;
import dev.cinch.backbone.publish.PublishConfiguration;
import dev.cinch.backbone.state.StateTopicReader;
import dev.cinch.events.MigrationState;
import dev.cinch.events.TopicDefinition;
import dev.cinch.events.Topics;
import dev.cinch.worker.kafka.DeadLetters;
import dev.cinch.worker.kafka.GroupRangeQueues;
import dev.cinch.worker.kafka.Intake;
import dev.cinch.worker.kafka.KafkaMigrationStates;
import dev.cinch.worker.kafka.KafkaReports;
import dev.cinch.worker.kafka.ShareGroupCheck;
import dev.cinch.worker.kafka.ShareRangeQueues;
import dev.cinch.worker.kafka.TurnLength;
import dev.cinch.worker.metrics.MeteredReports;
import dev.cinch.worker.range.Reports;
import dev.cinch.worker.slot.RangeQueues;
import dev.cinch.worker.slot.SlotPool;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;

/** Puts together what carries ranges, reports and states. */
@Configuration(proxyBeanMethods = false)
@Import(PublishConfiguration.class)
class KafkaConfiguration {

  @Bean
  KafkaMigrationStates migrationStates() {
    return new KafkaMigrationStates();
  }

  @Bean
  StateTopicReader<MigrationState> stateTopicReader(
      WorkerProperties properties,
      KafkaClients clients,
      EventDecoder decoder,
      KafkaMigrationStates states) {
    TopicDefinition<MigrationState> topic =
        Topics.MIGRATION_STATE.named(properties.topics().state());
    StateTopicReader<MigrationState> reader =
        new StateTopicReader<>(topic, clients, decoder, states::hear);
    states.caughtUpWith(reader.caughtUp());
    return reader;
  }

  @Bean
  Reports reports(EventPublisher publisher, WorkerProperties properties, MeterRegistry meters) {
    return new MeteredReports(
        new KafkaReports(
            publisher,
            Topics.BACKFILL_REPORT.named(properties.topics().report()),
            properties.turn().reportWithin()),
        meters);
  }

  @Bean
  DeadLetters deadLetters(KafkaClients clients, WorkerProperties properties, Clock clock) {
    return new DeadLetters(clients, properties.group(), clock);
  }

  @Bean
  Intake intake(
      EventDecoder decoder,
      ThreadTrace trace,
      DeadLetters deadLetters,
      WorkerProperties properties,
      Clock clock) {
    TurnLength turns = new TurnLength(properties.turn().longest(), clock);
    return new Intake(decoder, trace, deadLetters, turns);
  }

  @Bean
  ShareGroupCheck shareGroupCheck(KafkaClients clients, WorkerProperties properties) {
    return new ShareGroupCheck(
        clients, properties.group(), properties.slots(), properties.turn().lock());
  }

  @Bean
  RangeQueues rangeQueues(
      DispatchProperties dispatch,
      WorkerProperties properties,
      KafkaClients clients,
      Intake intake,
      ShareGroupCheck check) {
    String group = properties.group();
    WorkerProperties.TopicNames topics = properties.topics();
    return switch (dispatch.dispatch()) {
      case SHARE -> new ShareRangeQueues(clients, topics.range(), group, intake, check);
      case GROUP -> new GroupRangeQueues(clients, topics.rangeGroup(), group, intake);
    };
  }

  @Bean
  @DependsOn("stateTopicReader")
  SlotPoolLifecycle slotPoolLifecycle(
      SlotPool pool,
      DispatchProperties dispatch,
      WorkerProperties properties,
      ShareGroupCheck check) {
    Runnable beforehand =
        switch (dispatch.dispatch()) {
          case SHARE -> check::passIfReachable;
          case GROUP -> () -> {};
        };
    return new SlotPoolLifecycle(pool, beforehand, properties.gracePeriod());
  }
}
