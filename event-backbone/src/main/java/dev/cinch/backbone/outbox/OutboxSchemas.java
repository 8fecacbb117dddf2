package dev.cinch.backbone.outbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the schemas that payloads are encoded with, each under a digest of its text, so that the
 * relay can frame a payload long after the service has a newer schema.
 */
final class OutboxSchemas {

  private static final String STORE =
      """
      insert into outbox_schema (digest, schema)
      values (:digest, :schema)
      on conflict (digest) do nothing
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate ownTransaction;
  private final ConcurrentMap<Schema, String> stored = new ConcurrentHashMap<>();

  OutboxSchemas(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.ownTransaction = new TransactionTemplate(transactions);
    ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * The digest of a schema that is stored. Stored in a transaction of its own: within the caller's,
   * everybody else who meets the schema first would wait for that one to end.
   */
  String digest(Schema schema) {
    String known = stored.get(schema);
    if (known != null) {
      return known;
    }
    String digest = digestOf(schema.toString());
    ownTransaction.executeWithoutResult(
        status ->
            jdbc.sql(STORE).param("digest", digest).param("schema", schema.toString()).update());
    stored.put(schema, digest);
    return digest;
  }

  private static String digestOf(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
