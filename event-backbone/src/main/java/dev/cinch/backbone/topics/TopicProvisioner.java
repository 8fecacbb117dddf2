package dev.cinch.backbone.topics;

import dev.cinch.events.TopicDefinition;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates topics that are missing, and checks those that are there. */
public final class TopicProvisioner {

  private static final Logger log = LoggerFactory.getLogger(TopicProvisioner.class);

  private final Admin admin;
  private final short replicationFactor;

  /**
   * Works through an admin client; new topics get so many replicas, or the broker's default (-1).
   */
  public TopicProvisioner(Admin admin, short replicationFactor) {
    this.admin = admin;
    this.replicationFactor = replicationFactor;
  }

  /**
   * Creates what is missing of the topics and their dead letters; throws {@link
   * WrongTopicException} for what is there and is not as defined, with all that is wrong. Changes
   * no topic that is there. Throws Kafka's own exceptions where the broker is away.
   */
  public void provision(Collection<? extends TopicDefinition<?>> topics) {
    List<ExpectedTopic> expected =
        topics.stream().flatMap(topic -> ExpectedTopic.of(topic).stream()).toList();
    Map<String, Integer> present = partitions(expected);
    create(expected.stream().filter(topic -> !present.containsKey(topic.name())).toList());
    check(expected, awaitAll(expected));
  }

  /** What another instance creates at the same time is as good. */
  private void create(List<ExpectedTopic> topics) {
    List<NewTopic> creations =
        topics.stream().map(topic -> topic.creation(replicationFactor)).toList();
    admin
        .createTopics(creations)
        .values()
        .forEach(
            (name, created) -> {
              try {
                await(created);
                log.info("Created topic {}", name);
              } catch (TopicExistsException e) {
                log.debug("Another instance has created topic {}", name);
              }
            });
  }

  private Map<String, Integer> awaitAll(List<ExpectedTopic> topics) {
    return Patience.until(
        () -> partitions(topics), present -> present.size() == topics.size(), "all topics");
  }

  private void check(List<ExpectedTopic> topics, Map<String, Integer> partitions) {
    Map<String, Map<String, String>> settings = settings(topics);
    List<String> differences =
        topics.stream()
            .flatMap(
                topic ->
                    topic
                        .differences(
                            partitions.getOrDefault(topic.name(), 0),
                            settings.getOrDefault(topic.name(), Map.of()))
                        .stream())
            .toList();
    if (!differences.isEmpty()) {
      throw new WrongTopicException(
          "Cannot use the topics as they are: " + String.join(". ", differences));
    }
  }

  /** How many partitions each topic has; topics that are not there are left out. */
  private Map<String, Integer> partitions(List<ExpectedTopic> topics) {
    Map<String, Integer> partitions = new HashMap<>();
    admin
        .describeTopics(topics.stream().map(ExpectedTopic::name).toList())
        .topicNameValues()
        .forEach(
            (name, description) -> {
              try {
                TopicDescription topic = await(description);
                partitions.put(name, topic.partitions().size());
              } catch (UnknownTopicOrPartitionException e) {
                log.debug("Topic {} is not there", name);
              }
            });
    return partitions;
  }

  private Map<String, Map<String, String>> settings(List<ExpectedTopic> topics) {
    List<ConfigResource> resources =
        topics.stream()
            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
            .toList();
    Map<String, Map<String, String>> settings = new HashMap<>();
    await(admin.describeConfigs(resources).all())
        .forEach((resource, config) -> settings.put(resource.name(), values(config)));
    return settings;
  }

  static Map<String, String> values(Config config) {
    return config.entries().stream()
        .filter(entry -> entry.value() != null)
        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
  }

  static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw new org.apache.kafka.common.errors.InterruptException(e);
    }
  }
}
