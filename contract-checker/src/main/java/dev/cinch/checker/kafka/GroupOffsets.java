package dev.cinch.checker.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** The offsets that groups have committed. */
final class GroupOffsets {

  private final Admin admin;

  GroupOffsets(Admin admin) {
    this.admin = admin;
  }

  /** For each group the offset that it reads next, where it has one. */
  Map<String, Map<TopicPartition, Long>> of(GroupType type, List<String> groups) {
    return switch (type) {
      case CLASSIC, CONSUMER -> consumerGroups(groups);
      case STREAMS -> streamsGroups(groups);
      case SHARE -> shareGroups(groups);
      case UNKNOWN ->
          throw new IllegalStateException(
              "Cannot tell how far groups %s have come: the broker gives them a type that this checker does not know; deploy a newer one"
                  .formatted(groups));
    };
  }

  private Map<String, Map<TopicPartition, Long>> consumerGroups(List<String> groups) {
    var result = admin.listConsumerGroupOffsets(specs(groups, new ListConsumerGroupOffsetsSpec()));
    return each(groups, result::partitionsToOffsetAndMetadata, OffsetAndMetadata::offset);
  }

  private Map<String, Map<TopicPartition, Long>> streamsGroups(List<String> groups) {
    var result = admin.listStreamsGroupOffsets(specs(groups, new ListStreamsGroupOffsetsSpec()));
    return each(groups, result::partitionsToOffsetAndMetadata, OffsetAndMetadata::offset);
  }

  /** All before a share group's start offset is through; behind it some may be. */
  private Map<String, Map<TopicPartition, Long>> shareGroups(List<String> groups) {
    var result = admin.listShareGroupOffsets(specs(groups, new ListShareGroupOffsetsSpec()));
    return each(groups, result::partitionsToOffsetInfo, SharePartitionOffsetInfo::startOffset);
  }

  private static <S> Map<String, S> specs(Collection<String> groups, S spec) {
    return groups.stream().collect(Collectors.toMap(group -> group, group -> spec));
  }

  private static <V> Map<String, Map<TopicPartition, Long>> each(
      List<String> groups,
      java.util.function.Function<String, KafkaFuture<Map<TopicPartition, V>>> answers,
      ToLongFunction<V> offset) {
    Map<String, Map<TopicPartition, Long>> offsets = new HashMap<>();
    for (String group : groups) {
      try {
        offsets.put(group, committed(Await.answer(answers.apply(group)), offset));
      } catch (GroupIdNotFoundException deletedSince) {
        offsets.remove(group);
      }
    }
    return offsets;
  }

  private static <V> Map<TopicPartition, Long> committed(
      Map<TopicPartition, V> answer, ToLongFunction<V> offset) {
    Map<TopicPartition, Long> committed = new HashMap<>();
    answer.forEach(
        (partition, value) -> {
          if (value != null && offset.applyAsLong(value) >= 0) {
            committed.put(partition, offset.applyAsLong(value));
          }
        });
    return committed;
  }
}
