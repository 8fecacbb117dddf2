package dev.cinch.checker.check;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.log.LastRecord;
import dev.cinch.checker.log.LogView;
import dev.cinch.checker.log.PartitionIndex;
import dev.cinch.checker.log.SchemaMark;
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
 * @param unreadable records of which nobody can say whether they are old
 */
record OldRecords(SortedMap<Integer, Old> last, List<Unreadable> unreadable) {

  /**
   * The last old record of a partition.
   *
   * @param schema how it names the schema that it was written with
   * @param why why it is old
   */
  record Old(LastRecord record, SchemaMark schema, String why) {}

  /** A record that does not tell its schema. */
  record Unreadable(int partition, long offset, String why) {}

  static OldRecords in(LogView view, String subject, OldSchemas schemas, Subjects subjects) {
    Collector collector = new Collector(subject, schemas, subjects);
    view.partitions().forEach(collector::look);
    return new OldRecords(collector.last, collector.unreadable);
  }

  /** The offset that a reader of each partition has to have committed. */
  SortedMap<Integer, Long> lastOffsets() {
    SortedMap<Integer, Long> offsets = new TreeMap<>();
    last.forEach((partition, old) -> offsets.put(partition, old.record().offset()));
    return offsets;
  }

  private static final class Collector {

    private final String subject;
    private final OldSchemas schemas;
    private final Subjects subjects;
    private final Map<SchemaMark, List<AvroSchema>> known = new HashMap<>();
    private final SortedMap<Integer, Old> last = new TreeMap<>();
    private final List<Unreadable> unreadable = new ArrayList<>();

    Collector(String subject, OldSchemas schemas, Subjects subjects) {
      this.subject = subject;
      this.schemas = schemas;
      this.subjects = subjects;
    }

    void look(int partition, PartitionIndex index) {
      if (index.lastUnframed() != null) {
        unreadable.add(
            new Unreadable(
                partition,
                index.lastUnframed(),
                "is in no framing that is known, and names no schema"));
      }
      new TreeMap<>(byText(index)).values().forEach(entry -> look(partition, entry));
    }

    private static Map<String, Map.Entry<SchemaMark, LastRecord>> byText(PartitionIndex index) {
      Map<String, Map.Entry<SchemaMark, LastRecord>> byText = new HashMap<>();
      index.lastRecords().entrySet().forEach(entry -> byText.put(entry.getKey().text(), entry));
      return byText;
    }

    private void look(int partition, Map.Entry<SchemaMark, LastRecord> entry) {
      SchemaMark mark = entry.getKey();
      LastRecord record = entry.getValue();
      List<AvroSchema> written =
          known.computeIfAbsent(mark, absent -> subjects.written(subject, absent));
      if (written.isEmpty()) {
        unreadable.add(
            new Unreadable(
                partition,
                record.offset(),
                "was written with %s, which the registry does not know".formatted(mark)));
        return;
      }
      written.stream()
          .map(schemas::whyOld)
          .flatMap(Optional::stream)
          .findFirst()
          .ifPresent(
              why ->
                  last.merge(
                      partition,
                      new Old(record, mark, why),
                      (one, other) ->
                          one.record().offset() > other.record().offset() ? one : other));
    }
  }
}
