package dev.cinch.checker.log;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A partition's index while it is being read: memory for each schema, none for each record. */
final class Tally {

  /** More schemas than any topic has: what names yet another one is no framing of ours. */
  private static final int MOST_SCHEMAS = 10_000;

  private final Map<SchemaMark, LastRecord> lastRecords;
  private @Nullable Long lastUnframed;
  private long readUntil;
  private @Nullable Integer leaderEpoch;

  Tally(PartitionIndex known) {
    this.lastRecords = new HashMap<>(known.lastRecords());
    this.lastUnframed = known.lastUnframed();
    this.readUntil = known.indexedUntil();
    this.leaderEpoch = known.leaderEpoch();
  }

  void framed(SchemaMark schema, LastRecord record) {
    if (lastRecords.size() < MOST_SCHEMAS || lastRecords.containsKey(schema)) {
      lastRecords.put(schema, record);
    } else {
      lastUnframed = record.offset();
    }
  }

  void unframed(long offset) {
    lastUnframed = offset;
  }

  void readUntil(long offset, @Nullable Integer epoch) {
    readUntil = offset;
    // an older one than is true has the log read once more, and hides nothing
    leaderEpoch = epoch == null ? leaderEpoch : epoch;
  }

  PartitionIndex index() {
    return new PartitionIndex(readUntil, leaderEpoch, lastRecords, lastUnframed);
  }
}
