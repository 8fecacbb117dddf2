package dev.cinch.checker.kafka;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ShareGroupDescription;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Which groups have a member that reads a topic at this moment, whether or not it commits. */
final class GroupMembers {

  private final Admin admin;

  GroupMembers(Admin admin) {
    this.admin = admin;
  }

  Set<String> groupsReading(String topic, GroupType type, List<String> groups) {
    return switch (type) {
      case CLASSIC, CONSUMER ->
          reading(admin.describeConsumerGroups(groups).describedGroups(), topic, this::consumes);
      case SHARE ->
          reading(admin.describeShareGroups(groups).describedGroups(), topic, this::shares);
      case STREAMS ->
          reading(admin.describeStreamsGroups(groups).describedGroups(), topic, this::streams);
      case UNKNOWN -> Set.of();
    };
  }

  private static <D> Set<String> reading(
      Map<String, KafkaFuture<D>> descriptions, String topic, BiPredicate<D, String> reads) {
    Set<String> reading = new TreeSet<>();
    descriptions.forEach(
        (group, description) -> {
          try {
            if (reads.test(Await.answer(description), topic)) {
              reading.add(group);
            }
          } catch (GroupIdNotFoundException deletedSince) {
            reading.remove(group);
          }
        });
    return reading;
  }

  private boolean consumes(ConsumerGroupDescription group, String topic) {
    return group.members().stream()
        .anyMatch(member -> isOf(topic, member.assignment().topicPartitions()));
  }

  private boolean shares(ShareGroupDescription group, String topic) {
    return group.members().stream()
        .anyMatch(member -> isOf(topic, member.assignment().topicPartitions()));
  }

  private boolean streams(StreamsGroupDescription group, String topic) {
    return group.subtopologies().stream()
        .anyMatch(
            subtopology ->
                subtopology.sourceTopics().contains(topic)
                    || subtopology.repartitionSourceTopics().containsKey(topic));
  }

  private static boolean isOf(String topic, Set<TopicPartition> partitions) {
    return partitions.stream().anyMatch(partition -> partition.topic().equals(topic));
  }
}
