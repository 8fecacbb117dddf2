package dev.cinch.worker.kafka;

import dev.cinch.backbone.client.KafkaClients;
import dev.cinch.worker.slot.RangeQueue;
import dev.cinch.worker.slot.RangeQueues;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Ranges from a share group: one consumer a slot, since explicit acknowledgement allows no poll
 * while a record is held.
 */
public final class ShareRangeQueues implements RangeQueues {

  /** What a share consumer refuses to be told; Boot sets some of them for ordinary consumers. */
  private static final List<String> NOT_FOR_SHARE_CONSUMERS =
      List.of(
          ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
          ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
          ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
          ConsumerConfig.GROUP_PROTOCOL_CONFIG,
          ConsumerConfig.GROUP_REMOTE_ASSIGNOR_CONFIG,
          ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
          ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG,
          ConsumerConfig.ISOLATION_LEVEL_CONFIG,
          ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
          ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG);

  private final KafkaClients clients;
  private final String topic;
  private final String group;
  private final Intake intake;

  public ShareRangeQueues(KafkaClients clients, String topic, String group, Intake intake) {
    this.clients = clients;
    this.topic = topic;
    this.group = group;
    this.intake = intake;
  }

  @Override
  public RangeQueue open(String worker) {
    ShareConsumer<byte[], byte[]> consumer =
        new KafkaShareConsumer<>(
            settings(worker), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      consumer.subscribe(List.of(topic));
      return new ShareRangeQueue(consumer, intake);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  private Map<String, Object> settings(String worker) {
    Map<String, Object> settings =
        clients.consumerSettings(
            Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                ConsumerConfig.CLIENT_ID_CONFIG,
                worker,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                1,
                // the default takes whole batches: a slot would hoard what others could work on
                ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG,
                "record_limit",
                ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG,
                "explicit"));
    NOT_FOR_SHARE_CONSUMERS.forEach(settings::remove);
    return settings;
  }
}
