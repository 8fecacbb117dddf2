package dev.cinch.planner.kafka;

import dev.cinch.backbone.inbox.EventConsumers;
import dev.cinch.backbone.inbox.InboxConfiguration;
import dev.cinch.backbone.inbox.Subscription;
import dev.cinch.backbone.outbox.OutboxConfiguration;
import dev.cinch.events.Topics;
import dev.cinch.planner.command.Commands;
import dev.cinch.planner.gate.TakeVerdict;
import dev.cinch.planner.range.TakeReport;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** What the planner hears. */
@Configuration(proxyBeanMethods = false)
@Import({InboxConfiguration.class, OutboxConfiguration.class})
class PlannerEvents {

  private static final String GROUP = "cinch-planner";

  @Bean
  ConcurrentMessageListenerContainer<byte[], byte[]> commands(
      EventConsumers consumers, Commands handled) {
    return consumers.container(
        Subscription.of(
            Topics.MIGRATION_COMMAND, GROUP + "-commands", new CommandEventHandler(handled)));
  }

  @Bean
  ConcurrentMessageListenerContainer<byte[], byte[]> reports(
      EventConsumers consumers, TakeReport takeReport) {
    return consumers.container(
        Subscription.of(
            Topics.BACKFILL_REPORT, GROUP + "-reports", new RangeReportHandler(takeReport)));
  }

  @Bean
  ConcurrentMessageListenerContainer<byte[], byte[]> verdicts(
      EventConsumers consumers, TakeVerdict takeVerdict) {
    return consumers.container(
        Subscription.of(
            Topics.CONTRACT_VERDICT, GROUP + "-verdicts", new VerdictHandler(takeVerdict)));
  }
}
