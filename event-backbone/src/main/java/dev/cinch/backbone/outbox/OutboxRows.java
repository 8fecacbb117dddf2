package dev.cinch.backbone.outbox;

import dev.cinch.backbone.event.Envelope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes outbox rows through whatever transaction is open. */
final class OutboxRows {

  /**
   * The schema's text goes with each row, since only the database knows whether an earlier
   * transaction that stored it was committed. The notification reaches the leader on commit.
   */
  private static final String APPEND =
      """
      with stored as (
        insert into outbox_schema (digest, schema)
        values (:digest, :schema)
        on conflict (digest) do nothing
      ), appended as (
        insert into outbox (event_id, topic, key, schema_digest, payload, source, type, traceparent, created_at)
        values (:eventId, :topic, :key, :digest, :payload, :source, :type, :traceparent, :createdAt)
        returning id
      )
      select pg_notify('cinch_outbox', '') from appended
      """;

  private final JdbcClient jdbc;
  private final Map<Schema, String> digests = new ConcurrentHashMap<>();

  OutboxRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void append(String topic, String key, Envelope envelope, Schema schema, byte[] payload) {
    jdbc.sql(APPEND)
        .param("digest", digests.computeIfAbsent(schema, OutboxRows::digest))
        .param("schema", schema.toString())
        .param("eventId", envelope.id())
        .param("topic", topic)
        .param("key", key)
        .param("payload", payload)
        .param("source", envelope.source())
        .param("type", envelope.type())
        .param("traceparent", envelope.traceparent())
        .param("createdAt", Timestamp.from(envelope.time()))
        .query((row, number) -> number)
        .list();
  }

  private static String digest(Schema schema) {
    try {
      byte[] text = schema.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
