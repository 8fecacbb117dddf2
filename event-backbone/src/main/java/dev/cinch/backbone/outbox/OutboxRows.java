package dev.cinch.backbone.outbox;

import dev.cinch.backbone.event.Envelope;
import java.sql.Timestamp;
import org.apache.avro.Schema;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes outbox rows through whatever transaction is open. */
final class OutboxRows {

  /** The notification reaches the leader when the transaction commits. */
  private static final String APPEND =
      """
      with appended as (
        insert into outbox (event_id, topic, key, schema_digest, payload, source, type, traceparent, created_at)
        values (:eventId, :topic, :key, :digest, :payload, :source, :type, :traceparent, :createdAt)
        returning id
      )
      select pg_notify('cinch_outbox', '') from appended
      """;

  private final JdbcClient jdbc;
  private final OutboxSchemas schemas;

  OutboxRows(JdbcClient jdbc, OutboxSchemas schemas) {
    this.jdbc = jdbc;
    this.schemas = schemas;
  }

  void append(String topic, String key, Envelope envelope, Schema schema, byte[] payload) {
    jdbc.sql(APPEND)
        .param("eventId", envelope.id())
        .param("topic", topic)
        .param("key", key)
        .param("digest", schemas.digest(schema))
        .param("payload", payload)
        .param("source", envelope.source())
        .param("type", envelope.type())
        .param("traceparent", envelope.traceparent())
        .param("createdAt", Timestamp.from(envelope.time()))
        .query((row, number) -> number)
        .list();
  }
}
