package dev.cinch.checker.check;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.log.LogView;
import dev.cinch.checker.log.PartitionIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The old records that a topic still has.
 *
 * @param last the last one of each partition that has any
 * @param why why they are old, of some schema of theirs, by partition
 * @param unreadable records of which nobody can say whether they are old
 */
record OldRecords(
    SortedMap<Integer, Long> last, SortedMap<Integer, String> why, List<Unreadable> unreadable) {

  /** A record that does not tell its schema. */
  record Unreadable(int partition, long offset, String why) {}

  static OldRecords in(LogView view, OldSchemas schemas, Subjects subjects) {
    Collector collector = new Collector(schemas, subjects);
    view.partitions().forEach(collector::look);
    return new OldRecords(collector.last, collector.why, collector.unreadable);
  }

  private static final class Collector {

    private final OldSchemas schemas;
    private final Subjects subjects;
    private final Map<Integer, Optional<AvroSchema>> known = new HashMap<>();
    private final SortedMap<Integer, Long> last = new TreeMap<>();
    private final SortedMap<Integer, String> why = new TreeMap<>();
    private final List<Unreadable> unreadable = new ArrayList<>();

    Collector(OldSchemas schemas, Subjects subjects) {
      this.schemas = schemas;
      this.subjects = subjects;
    }

    void look(int partition, PartitionIndex index) {
      if (index.lastUnframed() != null) {
        unreadable.add(
            new Unreadable(
                partition,
                index.lastUnframed(),
                "is not in Confluent's framing and names no schema"));
      }
      new TreeMap<>(index.lastOffsets())
          .forEach((schemaId, offset) -> look(partition, schemaId, offset));
    }

    private void look(int partition, int schemaId, long offset) {
      Optional<AvroSchema> written = known.computeIfAbsent(schemaId, subjects::schema);
      if (written.isEmpty()) {
        unreadable.add(
            new Unreadable(
                partition,
                offset,
                "was written with schema id %d, which the registry does not know"
                    .formatted(schemaId)));
        return;
      }
      schemas
          .whyOld(written.get())
          .ifPresent(
              reason -> {
                if (offset >= last.getOrDefault(partition, -1L)) {
                  last.put(partition, offset);
                  why.put(partition, reason);
                }
              });
    }
  }
}
