package dev.cinch.checker.kafka;

import dev.cinch.checker.check.TopicPolicies;
import dev.cinch.checker.check.TopicPolicy;
import dev.cinch.checker.log.NoSuchTopic;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.springframework.stereotype.Component;

/** Asks the broker for the settings of topics. */
@Component
final class KafkaTopicPolicies implements TopicPolicies {

  private final Admin admin;

  KafkaTopicPolicies(Admin admin) {
    this.admin = admin;
  }

  @Override
  public TopicPolicy of(String topic) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try {
      Config config =
          Objects.requireNonNull(
              Await.answer(admin.describeConfigs(List.of(resource)).all()).get(resource));
      String cleanup = setting(config, TopicConfig.CLEANUP_POLICY_CONFIG);
      long retention = Long.parseLong(setting(config, TopicConfig.RETENTION_MS_CONFIG));
      boolean deletes = cleanup.contains(TopicConfig.CLEANUP_POLICY_DELETE);
      return new TopicPolicy(
          cleanup.contains(TopicConfig.CLEANUP_POLICY_COMPACT) && !deletes,
          deletes && retention >= 0 ? Duration.ofMillis(retention) : null,
          setting(config, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG).equals("LogAppendTime"));
    } catch (UnknownTopicOrPartitionException missing) {
      throw new NoSuchTopic(topic);
    }
  }

  private static String setting(Config config, String name) {
    return Objects.requireNonNull(Objects.requireNonNull(config.get(name)).value());
  }
}
