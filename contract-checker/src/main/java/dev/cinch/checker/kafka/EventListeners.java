package dev.cinch.checker.kafka;

import dev.cinch.backbone.event.ReceivedEvent;
import dev.cinch.backbone.inbox.EventConsumers;
import dev.cinch.backbone.inbox.Subscription;
import dev.cinch.checker.contract.RegisterContract;
import dev.cinch.checker.gate.HearPhaseChange;
import dev.cinch.checker.notice.TakeAnswer;
import dev.cinch.checker.settings.CheckerProperties;
import dev.cinch.events.ContractAnswer;
import dev.cinch.events.ContractRegistered;
import dev.cinch.events.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Which topics are read, and what is done with each event. */
@Configuration(proxyBeanMethods = false)
class EventListeners {

  @Bean
  ConcurrentMessageListenerContainer<byte[], byte[]> phaseChanges(
      EventConsumers consumers, CheckerProperties properties, HearPhaseChange hearPhaseChange) {
    return consumers.container(
        Subscription.of(
            Topics.MIGRATION_PHASE,
            properties.group(),
            event -> hearPhaseChange.hear(PhaseChangedMapper.phaseChange(event.value()))));
  }

  @Bean
  ConcurrentMessageListenerContainer<byte[], byte[]> contractRegistrations(
      EventConsumers consumers, CheckerProperties properties, RegisterContract registerContract) {
    return consumers.container(
        Subscription.of(
            Topics.CONTRACT_REGISTRATION,
            properties.group(),
            event -> registered(event, registerContract)));
  }

  @Bean
  ConcurrentMessageListenerContainer<byte[], byte[]> ownerAnswers(
      EventConsumers consumers, CheckerProperties properties, TakeAnswer takeAnswer) {
    return consumers.container(
        Subscription.of(
            Topics.CONTRACT_ANSWER,
            properties.group(),
            event -> answered(event.value(), takeAnswer)));
  }

  private static void answered(ContractAnswer event, TakeAnswer takeAnswer) {
    NoticeMapper.answer(event)
        .ifPresent(
            answer ->
                takeAnswer.heard(
                    event.getNotice(), answer, event.getActor(), event.getReason(), event.getAt()));
  }

  /** A deleted key says nothing of the contract: it holds until its end is announced. */
  private static void registered(
      ReceivedEvent<ContractRegistered> event, RegisterContract registerContract) {
    if (event.isTombstone()) {
      return;
    }
    ContractRegistered registered = event.value();
    if (registered.getRemoved()) {
      registerContract.heardRemoval(
          ContractRegisteredMapper.key(registered),
          registered.getRegisteredAt(),
          registered.getRegisteredBy());
    } else {
      registerContract.heard(
          ContractRegisteredMapper.draft(registered).accept(),
          registered.getRegisteredAt(),
          registered.getRegisteredBy());
    }
  }
}
