package dev.cinch.worker.kafka;

import dev.cinch.backbone.client.KafkaClients;
import dev.cinch.worker.slot.RangeQueue;
import dev.cinch.worker.slot.RangeQueues;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;

/**
 * Ranges from an ordinary consumer group, for brokers without share groups. The classic protocol:
 * these brokers have it, and it lets the client choose its session time-out, which decides how soon
 * a dead worker's range runs elsewhere.
 */
public final class GroupRangeQueues implements RangeQueues {

  private static final Duration POLL_INTERVAL = Duration.ofSeconds(45);

  private final KafkaClients clients;
  private final String topic;
  private final String group;
  private final Intake intake;

  public GroupRangeQueues(KafkaClients clients, String topic, String group, Intake intake) {
    this.clients = clients;
    this.topic = topic;
    this.group = group;
    this.intake = intake;
  }

  @Override
  public RangeQueue open(String worker) {
    Consumer<byte[], byte[]> consumer = clients.consumer(settings(worker));
    try {
      consumer.subscribe(List.of(topic));
      return new GroupRangeQueue(consumer, intake, POLL_INTERVAL);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  private Map<String, Object> settings(String worker) {
    return Map.of(
        ConsumerConfig.GROUP_ID_CONFIG,
        group,
        ConsumerConfig.CLIENT_ID_CONFIG,
        worker,
        ConsumerConfig.GROUP_PROTOCOL_CONFIG,
        "classic",
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        List.of(CooperativeStickyAssignor.class),
        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
        10_000,
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
        2_000,
        ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
        (int) POLL_INTERVAL.toMillis(),
        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
        1,
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
        false,
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
        "earliest");
  }
}
