package dev.cinch.backbone.inbox;

import dev.cinch.backbone.client.BackOff;
import dev.cinch.backbone.client.KafkaClients;
import dev.cinch.events.Namespace;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;

/**
 * Makes the containers that read topics. Declare what it returns as a bean, and Spring starts and
 * stops it:
 *
 * <pre>{@code
 * @Bean
 * ConcurrentMessageListenerContainer<byte[], byte[]> commands(
 *     EventConsumers consumers, AcceptCommand acceptCommand) {
 *   return consumers.container(
 *       Subscription.of(Topics.MIGRATION_COMMAND, "cinch-planner", acceptCommand::accept));
 * }
 * }</pre>
 */
public final class EventConsumers {

  private static final int HEARTBEATS = 4;
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration AUTHORIZATION_RETRY = Duration.ofSeconds(10);

  private final KafkaClients clients;
  private final HandleOnce handleOnce;
  private final DeadLetters deadLetters;
  private final Namespace namespace;
  private final InboxProperties properties;
  private final MeterRegistry meters;
  private final List<ConcurrentMessageListenerContainer<byte[], byte[]>> containers =
      new CopyOnWriteArrayList<>();

  EventConsumers(
      KafkaClients clients,
      HandleOnce handleOnce,
      DeadLetters deadLetters,
      Namespace namespace,
      InboxProperties properties,
      MeterRegistry meters) {
    this.clients = clients;
    this.handleOnce = handleOnce;
    this.deadLetters = deadLetters;
    this.namespace = namespace;
    this.properties = properties;
    this.meters = meters;
  }

  /** A container for a subscription to the suite's own topic; not started. */
  public <T extends SpecificRecord> ConcurrentMessageListenerContainer<byte[], byte[]> container(
      Subscription<T> wanted) {
    Subscription<T> subscription = wanted.in(namespace);
    InboxMetrics metrics = new InboxMetrics(meters, subscription);
    RetryOrPutAside failures =
        new RetryOrPutAside(
            subscription.group(),
            properties.attempts(),
            new BackOff(properties.firstBackOff(), properties.maxBackOff()),
            deadLetters,
            metrics);
    ContainerProperties settings = new ContainerProperties(subscription.topic().name());
    settings.setMessageListener(new EventListener<>(subscription, handleOnce, failures, metrics));
    settings.setConsumerRebalanceListener(forgetting(failures));
    settings.setAckMode(AckMode.RECORD);
    settings.setPollTimeout(POLL.toMillis());
    settings.setAuthExceptionRetryInterval(AUTHORIZATION_RETRY);
    settings.setMissingTopicsFatal(false);
    ConcurrentMessageListenerContainer<byte[], byte[]> container =
        new ConcurrentMessageListenerContainer<>(consumers(subscription.group()), settings);
    container.setConcurrency(subscription.concurrency());
    container.setCommonErrorHandler(failures);
    container.setBeanName(subscription.group() + "-" + subscription.topic().name());
    containers.add(container);
    return container;
  }

  /** The containers that ended and were not told to, such as one whose thread met an error. */
  public List<String> dead() {
    return containers.stream()
        .filter(container -> !container.isInExpectedState())
        .map(container -> String.valueOf(container.getBeanName()))
        .toList();
  }

  private static ConsumerRebalanceListener forgetting(RetryOrPutAside failures) {
    return new ConsumerRebalanceListener() {
      @Override
      public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        failures.forget(partitions);
      }

      @Override
      public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        // begins anew with what was committed
      }
    };
  }

  private ConsumerFactory<byte[], byte[]> consumers(String group) {
    return new DefaultKafkaConsumerFactory<>(
        clients.consumerSettings(
            Map.of(
                "group.id",
                group,
                "enable.auto.commit",
                false,
                "session.timeout.ms",
                (int) properties.takeOverAfter().toMillis(),
                "heartbeat.interval.ms",
                (int) properties.takeOverAfter().toMillis() / HEARTBEATS,
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest",
                "allow.auto.create.topics",
                false))) {
      @Override
      protected Consumer<byte[], byte[]> createRawConsumer(Map<String, Object> settings) {
        return new PausingConsumer(settings);
      }
    };
  }
}
