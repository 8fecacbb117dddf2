package dev.cinch.worker;

import dev.cinch.backbone.client.KafkaClients;
import dev.cinch.backbone.event.EventDecoder;
import dev.cinch.backbone.publish.EventPublisher;
import dev.cinch.backbone.publish.PublishConfiguration;
import dev.cinch.backbone.state.StateTopicReader;
import dev.cinch.backbone.trace.Spans;
import dev.cinch.backbone.trace.ThreadTrace;
import dev.cinch.events.MigrationState;
import dev.cinch.events.Namespace;
import dev.cinch.worker.kafka.DeadLetters;
import dev.cinch.worker.kafka.Intake;
import dev.cinch.worker.kafka.KafkaMigrationStates;
import dev.cinch.worker.kafka.KafkaReports;
import dev.cinch.worker.kafka.RangeTrace;
import dev.cinch.worker.kafka.TracedReports;
import dev.cinch.worker.kafka.TurnLength;
import dev.cinch.worker.metrics.MeteredReports;
import dev.cinch.worker.range.Reports;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Puts together what reads and writes events. */
@Configuration(proxyBeanMethods = false)
@Import(PublishConfiguration.class)
class EventsConfiguration {

  @Bean
  WorkerTopics workerTopics(
      Namespace namespace, WorkerProperties properties, DispatchProperties dispatch) {
    return WorkerTopics.of(namespace, dispatch.dispatch(), properties.group());
  }

  @Bean
  KafkaMigrationStates migrationStates() {
    return new KafkaMigrationStates();
  }

  @Bean
  StateTopicReader<MigrationState> stateTopicReader(
      WorkerTopics topics,
      KafkaClients clients,
      EventDecoder decoder,
      KafkaMigrationStates states) {
    StateTopicReader<MigrationState> reader =
        new StateTopicReader<>(topics.state(), clients, decoder, states::hear);
    states.follow(reader.caughtUp(), reader::isRunning);
    return reader;
  }

  @Bean
  Reports reports(
      EventPublisher publisher,
      WorkerTopics topics,
      WorkerProperties properties,
      Spans spans,
      MeterRegistry meters) {
    Reports reports =
        new KafkaReports(publisher, topics.report(), properties.turn().reportWithin());
    return new MeteredReports(new TracedReports(reports, spans), meters);
  }

  @Bean
  DeadLetters deadLetters(KafkaClients clients, WorkerTopics topics, Clock clock) {
    return new DeadLetters(clients, topics.group(), clock);
  }

  @Bean
  Intake intake(
      EventDecoder decoder,
      ThreadTrace trace,
      Spans spans,
      DeadLetters deadLetters,
      WorkerProperties properties,
      Clock clock) {
    TurnLength turns = new TurnLength(properties.turn().longest(), clock);
    return new Intake(decoder, new RangeTrace(trace, spans), deadLetters, turns);
  }
}
