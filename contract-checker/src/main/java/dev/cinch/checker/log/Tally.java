package dev.cinch.checker.log;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A partition's index while it is being read: memory for each schema, none for each record. */
final class Tally {

  private final Map<Integer, Long> lastOffsets;
  private @Nullable Long lastUnframed;
  private long readUntil;

  Tally(PartitionIndex known) {
    this.lastOffsets = new HashMap<>(known.lastOffsets());
    this.lastUnframed = known.lastUnframed();
    this.readUntil = known.indexedUntil();
  }

  void framed(long offset, int schemaId) {
    lastOffsets.put(schemaId, offset);
  }

  void unframed(long offset) {
    lastUnframed = offset;
  }

  void readUntil(long offset) {
    readUntil = offset;
  }

  PartitionIndex index() {
    return new PartitionIndex(readUntil, lastOffsets, lastUnframed);
  }
}
