package dev.cinch.worker.kafka;

import java.util.OptionalInt;

/**
 * What a cluster says of its share groups.
 *
 * @param shareVersion level of the feature that is switched on; 0 where it is off
 * @param metadataVersion the newest level that all brokers know, which tells their release
 * @param maxMembers most members of one share group; empty where the worker may not read it
 * @param members members that the group has at present
 */
record ShareSupport(int shareVersion, int metadataVersion, OptionalInt maxMembers, int members) {

  /** The newest level of {@code metadata.version} that Kafka 4.2 knows. */
  static final int KAFKA_4_2 = 29;

  private static final String OTHER_WAY =
      "set cinch.dispatch=group for the planner and all workers";

  /** Refuses a cluster on which workers would wait for ranges in vain. */
  void check(String group, int slots) {
    if (metadataVersion < KAFKA_4_2) {
      throw new UnfitBrokerException(
          "Cannot take ranges from share group %s: a broker is older than Kafka 4.2, accepts share.acquire.mode=record_limit and then delivers nothing; upgrade it, or %s"
              .formatted(group, OTHER_WAY));
    }
    if (shareVersion < 1) {
      throw new UnfitBrokerException(
          "Cannot take ranges from share group %s: share groups are switched off; switch them on (kafka-features.sh upgrade --feature share.version=1), or %s"
              .formatted(group, OTHER_WAY));
    }
    if (maxMembers.isPresent() && slots > maxMembers.getAsInt()) {
      throw new UnfitBrokerException(
          "Cannot take ranges with %d slots from share group %s: the brokers allow it %d members; raise group.share.max.size, or lower cinch.worker.slots"
              .formatted(slots, group, maxMembers.getAsInt()));
    }
  }

  /** True where some of the slots are not going to find a seat at present. */
  boolean isCrowded(int slots) {
    return maxMembers.isPresent() && members + slots > maxMembers.getAsInt();
  }
}
