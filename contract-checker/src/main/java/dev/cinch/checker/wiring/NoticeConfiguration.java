package dev.cinch.checker.wiring;

import dev.cinch.checker.contract.Contracts;
import dev.cinch.checker.contract.RegisterContract;
import dev.cinch.checker.gate.Questions;
import dev.cinch.checker.heartbeat.HearHeartbeat;
import dev.cinch.checker.heartbeat.Heartbeats;
import dev.cinch.checker.notice.AnswerAnnouncements;
import dev.cinch.checker.notice.AnswerLinks;
import dev.cinch.checker.notice.DeliverNotices;
import dev.cinch.checker.notice.Deliveries;
import dev.cinch.checker.notice.NoticeChannel;
import dev.cinch.checker.notice.Notices;
import dev.cinch.checker.notice.OwnerAnswers;
import dev.cinch.checker.notice.PlannedChanges;
import dev.cinch.checker.notice.TakeAnswer;
import dev.cinch.checker.notice.TellOwners;
import dev.cinch.checker.notice.TellOwners.Books;
import dev.cinch.checker.notice.TellOwners.Here;
import dev.cinch.checker.notice.Webhooks;
import dev.cinch.checker.settings.CheckerProperties;
import dev.cinch.checker.settings.NoticeProperties;
import dev.cinch.checker.webhook.HttpWebhooks;
import io.github.resilience4j.core.IntervalFunction;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What owners are told, and what they answer. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NoticeProperties.class)
class NoticeConfiguration {

  @Bean
  AnswerLinks answerLinks(NoticeProperties properties) {
    return new AnswerLinks(
        properties.publicUrl() == null ? null : properties.publicUrl().toString(),
        properties.linkSecret());
  }

  @Bean
  Webhooks webhooks(NoticeProperties properties, Clock clock) {
    return new HttpWebhooks(properties.allowedNetworks(), properties.webhookSecret(), clock);
  }

  @Bean
  DeliverNotices deliverNotices(
      Deliveries deliveries,
      Notices notices,
      Webhooks webhooks,
      NoticeProperties properties,
      Clock clock) {
    IntervalFunction pauses =
        IntervalFunction.ofExponentialRandomBackoff(
            properties.firstPause(), 2.0, 0.5, properties.longestPause());
    return new DeliverNotices(
        deliveries, notices, webhooks, tries -> Duration.ofMillis(pauses.apply(tries)), clock);
  }

  @Bean
  MeterBinder undelivered(Deliveries deliveries) {
    return meters ->
        Gauge.builder("cinch.notice.undelivered", deliveries, Deliveries::undelivered)
            .description("Notices that have not arrived at their webhook yet")
            .register(meters);
  }

  @Bean
  Books books(Contracts contracts, Notices notices, PlannedChanges planned) {
    return new Books(contracts, notices, planned);
  }

  @Bean
  TellOwners tellOwners(
      Books books,
      List<NoticeChannel> channels,
      AnswerLinks links,
      CheckerProperties properties,
      Clock clock) {
    return new TellOwners(books, channels, links, new Here(properties.environment(), clock));
  }

  @Bean
  HearHeartbeat hearHeartbeat(
      Contracts contracts,
      RegisterContract registerContract,
      Heartbeats heartbeats,
      Questions questions,
      Clock clock) {
    return new HearHeartbeat(
        contracts,
        registerContract,
        heartbeats,
        key -> questions.askAnewAbout(key.subject(), key.environment(), clock.instant()));
  }

  @Bean
  TakeAnswer takeAnswer(
      Notices notices,
      OwnerAnswers answers,
      AnswerAnnouncements announcements,
      Questions questions,
      Clock clock) {
    return new TakeAnswer(notices, answers, announcements, questions, clock);
  }
}
