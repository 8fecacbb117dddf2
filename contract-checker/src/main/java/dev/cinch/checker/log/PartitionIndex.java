package dev.cinch.checker.log;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one partition.
 *
 * @param indexedUntil the offset up to which it was read, exclusively
 * @param leaderEpoch under which of its leaders that was; null where the broker did not tell
 * @param lastRecords for each schema the last record that was written with it
 * @param lastUnframed the last offset of a record that names no schema; null where there is none
 */
public record PartitionIndex(
    long indexedUntil,
    @Nullable Integer leaderEpoch,
    Map<SchemaMark, LastRecord> lastRecords,
    @Nullable Long lastUnframed) {

  public PartitionIndex {
    lastRecords = Map.copyOf(lastRecords);
  }

  static PartitionIndex nothing() {
    return new PartitionIndex(0, null, Map.of(), null);
  }

  /** The same, without what is no longer in the log. */
  PartitionIndex from(long start) {
    Map<SchemaMark, LastRecord> kept = new HashMap<>(lastRecords);
    kept.values().removeIf(record -> record.offset() < start);
    Long unframed = lastUnframed != null && lastUnframed >= start ? lastUnframed : null;
    return new PartitionIndex(indexedUntil, leaderEpoch, kept, unframed);
  }

  /** The same, which a later leader has been found to hold. */
  public PartitionIndex heldBy(@Nullable Integer laterEpoch) {
    return new PartitionIndex(indexedUntil, laterEpoch, lastRecords, lastUnframed);
  }
}
