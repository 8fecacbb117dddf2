package dev.cinch.checker.kafka;

import dev.cinch.checker.check.ConsumerGroups;
import dev.cinch.checker.check.GroupProgress;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;

/** Asks the broker for groups: classic, consumer, share and streams ones. */
@Component
final class KafkaConsumerGroups implements ConsumerGroups {

  private static final Set<String> PROTOCOLS_WITHOUT_OFFSETS = Set.of("connect", "sr");

  private final Admin admin;
  private final GroupOffsets offsets;
  private final GroupMembers members;

  KafkaConsumerGroups(Admin admin) {
    this.admin = admin;
    this.offsets = new GroupOffsets(admin);
    this.members = new GroupMembers(admin);
  }

  @Override
  public Set<String> readersOf(String topic) {
    Map<GroupType, List<GroupListing>> byType = byType(listings());
    Set<String> readers = new TreeSet<>();
    byType.forEach(
        (type, groups) -> {
          offsets
              .of(type, groups.stream().map(GroupListing::groupId).toList())
              .forEach(
                  (group, committed) -> {
                    if (!onTopic(committed, topic).isEmpty()) {
                      readers.add(group);
                    }
                  });
          readers.addAll(members.groupsReading(topic, type, withMembers(groups)));
        });
    return readers;
  }

  @Override
  public Map<String, GroupProgress> progress(Set<String> groups, String topic) {
    Map<String, GroupProgress> progress = new HashMap<>();
    byType(listings().stream().filter(listing -> groups.contains(listing.groupId())).toList())
        .forEach(
            (type, present) -> {
              List<String> names = present.stream().map(GroupListing::groupId).toList();
              Map<String, Map<TopicPartition, Long>> committed = offsets.of(type, names);
              names.forEach(
                  group ->
                      progress.put(
                          group,
                          new GroupProgress(
                              onTopic(committed.getOrDefault(group, Map.of()), topic))));
            });
    return progress;
  }

  /** An incomplete list is none: a group that it lacks could be the one that matters. */
  private Collection<GroupListing> listings() {
    return Await.answer(admin.listGroups().all()).stream()
        .filter(listing -> !PROTOCOLS_WITHOUT_OFFSETS.contains(listing.protocol()))
        .toList();
  }

  private static Map<GroupType, List<GroupListing>> byType(Collection<GroupListing> listings) {
    return listings.stream()
        .collect(java.util.stream.Collectors.groupingBy(KafkaConsumerGroups::type));
  }

  /** Brokers before 3.8 do not tell, and have classic ones only. */
  private static GroupType type(GroupListing listing) {
    return listing.type().orElse(GroupType.CLASSIC);
  }

  private static List<String> withMembers(List<GroupListing> groups) {
    return groups.stream()
        .filter(group -> group.groupState().map(state -> state != GroupState.EMPTY).orElse(true))
        .map(GroupListing::groupId)
        .toList();
  }

  private static Map<Integer, Long> onTopic(Map<TopicPartition, Long> committed, String topic) {
    Map<Integer, Long> onTopic = new HashMap<>();
    committed.forEach(
        (partition, offset) -> {
          if (partition.topic().equals(topic)) {
            onTopic.put(partition.partition(), offset);
          }
        });
    return onTopic;
  }
}
