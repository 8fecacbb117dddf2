package dev.cinch.worker;

import dev.cinch.backbone.client.KafkaClients;
import dev.cinch.backbone.registry.RegistryClient;
import dev.cinch.worker.kafka.CheckedRangeQueues;
import dev.cinch.worker.kafka.GroupRangeQueues;
import dev.cinch.worker.kafka.Intake;
import dev.cinch.worker.kafka.KnownSchemas;
import dev.cinch.worker.kafka.ShareGroupCheck;
import dev.cinch.worker.kafka.ShareRangeQueues;
import dev.cinch.worker.slot.RangeQueues;
import dev.cinch.worker.slot.SlotPool;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Primary;

/** Puts together what brings ranges to the slots, in either way, and starts the slots. */
@Configuration(proxyBeanMethods = false)
class DispatchConfiguration {

  @Bean
  KnownSchemas knownSchemas(RegistryClient registry, WorkerTopics topics) {
    return new KnownSchemas(registry, List.of(topics.range(), topics.report()));
  }

  @Bean
  ShareGroupCheck shareGroupCheck(
      KafkaClients clients, WorkerTopics topics, WorkerProperties properties) {
    return new ShareGroupCheck(
        clients, topics.group(), properties.slots(), properties.turn().lock());
  }

  @Bean
  ShareRangeQueues shareRangeQueues(KafkaClients clients, WorkerTopics topics, Intake intake) {
    return new ShareRangeQueues(clients, topics.range().name(), topics.group(), intake);
  }

  @Bean
  GroupRangeQueues groupRangeQueues(KafkaClients clients, WorkerTopics topics, Intake intake) {
    return new GroupRangeQueues(clients, topics.range().name(), topics.group(), intake);
  }

  @Bean
  @Primary
  RangeQueues rangeQueues(
      DispatchProperties dispatch,
      ShareRangeQueues share,
      GroupRangeQueues group,
      ShareGroupCheck check,
      KnownSchemas schemas) {
    return switch (dispatch.dispatch()) {
      case SHARE -> new CheckedRangeQueues(share, List.of(check::pass, schemas::learn));
      case GROUP -> new CheckedRangeQueues(group, List.of(schemas::learn));
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
