package dev.cinch.backbone.outbox;

import dev.cinch.backbone.event.Envelope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the leader reads of the outbox and notes in it. Used by one thread. */
final class UnsentEvents {

  /**
   * By what is unsent, never by what is above the last id: a transaction with a lower id may commit
   * later. What comes after a refused event of the same topic and key waits behind it.
   */
  private static final String NEXT =
      """
      select o.id, o.topic, o.key, o.event_id, o.source, o.type, o.created_at, o.traceparent,
             o.schema_digest, o.payload
        from outbox o
       where o.sent_at is null
         and o.refused_at is null
         and o.topic <> all (:held)
         and not exists (
               select from outbox r
                where r.topic = o.topic and r.key = o.key and r.id < o.id
                  and r.sent_at is null and r.refused_at is not null)
       order by o.id
       limit :limit
      """;

  private static final String MARK_SENT =
      """
      update outbox set sent_at = :now
       where id = any (:ids) and sent_at is null
      """;

  private static final String REFUSE =
      """
      update outbox set refused_at = :now, refused_because = :reason
       where id = :id and sent_at is null
      """;

  private static final String BACKLOG =
      """
      select count(*) as unsent,
             count(*) filter (where refused_at is not null) as refused,
             min(created_at) as oldest
        from outbox
       where sent_at is null
      """;

  private static final String DELETE_SENT =
      """
      delete from outbox
       where id in (
               select id from outbox
                where sent_at < :before
                order by sent_at
                limit :limit)
      """;

  private final JdbcClient jdbc;
  private final Map<String, Schema> schemas = new HashMap<>();

  UnsentEvents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The next events in order, but for topics that are held. */
  List<OutboxEvent> next(int limit, Collection<String> heldTopics) {
    List<Row> rows =
        jdbc.sql(NEXT)
            .param("held", heldTopics.toArray(String[]::new))
            .param("limit", limit)
            .query(UnsentEvents::row)
            .list();
    return rows.stream().map(row -> row.event(schema(row.schemaDigest()))).toList();
  }

  void markSent(List<OutboxEvent> events, Instant now) {
    Long[] ids = events.stream().map(OutboxEvent::id).toArray(Long[]::new);
    jdbc.sql(MARK_SENT).param("now", Timestamp.from(now)).param("ids", ids).update();
  }

  void refuse(OutboxEvent event, String reason, Instant now) {
    jdbc.sql(REFUSE)
        .param("now", Timestamp.from(now))
        .param("reason", reason)
        .param("id", event.id())
        .update();
  }

  Backlog backlog() {
    return jdbc.sql(BACKLOG)
        .query(
            (row, number) -> {
              Timestamp oldest = row.getTimestamp("oldest");
              return new Backlog(
                  row.getLong("unsent"),
                  row.getLong("refused"),
                  oldest == null ? Instant.MAX : oldest.toInstant());
            })
        .single();
  }

  /** Deletes some of the events that were sent before a time; returns how many. */
  int deleteSent(Instant before, int limit) {
    return jdbc.sql(DELETE_SENT)
        .param("before", Timestamp.from(before))
        .param("limit", limit)
        .update();
  }

  private Schema schema(String digest) {
    return schemas.computeIfAbsent(
        digest,
        missing ->
            new Schema.Parser()
                .parse(
                    jdbc.sql("select schema from outbox_schema where digest = :digest")
                        .param("digest", missing)
                        .query(String.class)
                        .single()));
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    Envelope envelope =
        new Envelope(
            row.getString("event_id"),
            row.getString("source"),
            row.getString("type"),
            row.getTimestamp("created_at").toInstant(),
            row.getString("traceparent"));
    return new Row(
        row.getLong("id"),
        row.getString("topic"),
        row.getString("key"),
        envelope,
        row.getString("schema_digest"),
        row.getBytes("payload"));
  }

  private record Row(
      long id, String topic, String key, Envelope envelope, String schemaDigest, byte[] payload) {
    OutboxEvent event(Schema schema) {
      return new OutboxEvent(id, topic, key, envelope, schema, payload);
    }
  }

  /**
   * What has not left yet.
   *
   * @param unsent how many events
   * @param refused how many of them the broker will never take
   * @param oldest when the oldest was appended
   */
  record Backlog(long unsent, long refused, Instant oldest) {}
}
