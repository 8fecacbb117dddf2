package dev.cinch.checker.jdbc;

import dev.cinch.checker.log.LastRecord;
import dev.cinch.checker.log.LogIndexes;
import dev.cinch.checker.log.PartitionIndex;
import dev.cinch.checker.log.SchemaMark;
import dev.cinch.checker.log.TopicPart;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcLogIndexes implements LogIndexes {

  private static final String PARTITIONS =
      """
      select partition, indexed_until, leader_epoch, last_unframed
      from log_partition
      where topic = :topic and part = :part and topic_id = :topicId
      """;

  private static final String SCHEMAS =
      """
      select partition, schema_mark, last_offset, written_by, stamped_at
      from log_schema
      where topic = :topic and part = :part
      """;

  /** Two instances may read the same log at the same time: whoever has come farther counts. */
  private static final String SAVE_PARTITION =
      """
      insert into log_partition as known (
        topic, part, partition, topic_id, indexed_until, leader_epoch, last_unframed
      ) values (
        :topic, :part, :partition, :topicId, :indexedUntil, :leaderEpoch, :lastUnframed
      )
      on conflict (topic, part, partition) do update set
        leader_epoch = case
          when excluded.indexed_until > known.indexed_until then excluded.leader_epoch
          when excluded.indexed_until < known.indexed_until then known.leader_epoch
          else greatest(known.leader_epoch, excluded.leader_epoch)
        end,
        indexed_until = greatest(known.indexed_until, excluded.indexed_until),
        last_unframed = greatest(known.last_unframed, excluded.last_unframed)
      where known.topic_id = excluded.topic_id
      """;

  private static final String SAVE_SCHEMA =
      """
      insert into log_schema as known (
        topic, part, partition, schema_mark, last_offset, written_by, stamped_at
      ) values (:topic, :part, :partition, :schema, :lastOffset, :writtenBy, :stampedAt)
      on conflict (topic, part, partition, schema_mark) do update set
        last_offset = excluded.last_offset, written_by = excluded.written_by,
        stamped_at = excluded.stamped_at
      where known.last_offset < excluded.last_offset
      """;

  private final JdbcClient jdbc;

  JdbcLogIndexes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In one snapshot: offsets older than how far they reach would hide records. */
  @Override
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Map<Integer, PartitionIndex> load(TopicPart part, String topicId) {
    Map<Integer, Map<SchemaMark, LastRecord>> lastRecords = lastRecords(part);
    Map<Integer, PartitionIndex> indexes = new HashMap<>();
    jdbc.sql(PARTITIONS)
        .params(parameters(part))
        .param("topicId", topicId)
        .query(
            row -> {
              int partition = row.getInt("partition");
              indexes.put(
                  partition,
                  new PartitionIndex(
                      row.getLong("indexed_until"),
                      row.getObject("leader_epoch", Integer.class),
                      lastRecords.getOrDefault(partition, Map.of()),
                      row.getObject("last_unframed", Long.class)));
            });
    return indexes;
  }

  private Map<Integer, Map<SchemaMark, LastRecord>> lastRecords(TopicPart part) {
    Map<Integer, Map<SchemaMark, LastRecord>> lastRecords = new HashMap<>();
    jdbc.sql(SCHEMAS)
        .params(parameters(part))
        .query(
            row -> {
              lastRecords
                  .computeIfAbsent(row.getInt("partition"), absent -> new HashMap<>())
                  .put(
                      SchemaMark.parse(row.getString("schema_mark")),
                      new LastRecord(
                          row.getLong("last_offset"),
                          row.getTimestamp("written_by").toInstant(),
                          row.getTimestamp("stamped_at").toInstant()));
            });
    return lastRecords;
  }

  @Override
  @Transactional
  public void save(TopicPart part, String topicId, Map<Integer, PartitionIndex> indexes) {
    indexes.forEach((partition, index) -> save(parameters(part), topicId, partition, index));
  }

  private void save(Map<String, Object> part, String topicId, int partition, PartitionIndex index) {
    int saved =
        jdbc.sql(SAVE_PARTITION)
            .params(part)
            .param("partition", partition)
            .param("topicId", topicId)
            .param("indexedUntil", index.indexedUntil())
            .param("leaderEpoch", index.leaderEpoch())
            .param("lastUnframed", index.lastUnframed())
            .update();
    if (saved != 1) {
      throw new IllegalStateException(
          "Cannot keep the index of topic %s: another checker has met another topic of that name; it is read again from its beginning"
              .formatted(part.get("topic")));
    }
    index
        .lastRecords()
        .forEach(
            (schema, last) ->
                jdbc.sql(SAVE_SCHEMA)
                    .params(part)
                    .param("partition", partition)
                    .param("schema", schema.text())
                    .param("lastOffset", last.offset())
                    .param("writtenBy", Timestamp.from(last.writtenBy()))
                    .param("stampedAt", Timestamp.from(last.timestamp()))
                    .update());
  }

  @Override
  @Transactional
  public void forget(TopicPart part) {
    for (String table : new String[] {"log_schema", "log_partition"}) {
      jdbc.sql("delete from " + table + " where topic = :topic and part = :part")
          .params(parameters(part))
          .update();
    }
  }

  private static Map<String, Object> parameters(TopicPart part) {
    return Map.of("topic", part.topic(), "part", part.part().name());
  }
}
