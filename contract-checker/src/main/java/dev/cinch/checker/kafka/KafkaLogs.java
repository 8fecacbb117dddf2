package dev.cinch.checker.kafka;

import dev.cinch.backbone.client.KafkaClients;
import dev.cinch.checker.log.Logs;
import dev.cinch.checker.log.NoSuchTopic;
import dev.cinch.checker.log.TopicExtent;
import dev.cinch.checker.log.TopicExtent.Extent;
import dev.cinch.checker.log.TopicPart;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.springframework.stereotype.Component;

/** Reads logs with a consumer that belongs to no group, so that it leaves no trace. */
@Component
final class KafkaLogs implements Logs {

  private final KafkaClients clients;
  private final Admin admin;

  KafkaLogs(KafkaClients clients, Admin admin) {
    this.clients = clients;
    this.admin = admin;
  }

  @Override
  public TopicExtent extent(String topic) {
    TopicDescription description = describe(topic);
    List<TopicPartition> partitions =
        description.partitions().stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    Map<TopicPartition, ListOffsetsResultInfo> starts = offsets(partitions, OffsetSpec.earliest());
    Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(partitions, OffsetSpec.latest());
    SortedMap<Integer, Extent> extents = new TreeMap<>();
    starts.forEach(
        (partition, start) -> {
          ListOffsetsResultInfo end = Objects.requireNonNull(ends.get(partition));
          extents.put(
              partition.partition(),
              new Extent(start.offset(), end.offset(), end.leaderEpoch().orElse(null)));
        });
    return new TopicExtent(description.topicId().toString(), extents);
  }

  private TopicDescription describe(String topic) {
    try {
      return Objects.requireNonNull(
          Await.answer(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic));
    } catch (UnknownTopicOrPartitionException missing) {
      throw new NoSuchTopic(topic);
    }
  }

  private Map<TopicPartition, ListOffsetsResultInfo> offsets(
      List<TopicPartition> partitions, OffsetSpec which) {
    return Await.answer(
        admin
            .listOffsets(
                partitions.stream().collect(Collectors.toMap(Function.identity(), p -> which)))
            .all());
  }

  @Override
  public Set<Integer> cutBack(String topic, Map<Integer, Reached> reached) {
    try (LogComparison comparison = new LogComparison(clients)) {
      return comparison.cutBack(topic, reached);
    }
  }

  @Override
  public void read(TopicPart part, Map<Integer, Span> spans, Reader reader) {
    try (LogReading reading = new LogReading(clients, part, spans)) {
      reading.run(reader);
    }
  }
}
