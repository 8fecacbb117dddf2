package dev.cinch.checker.jdbc;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.contract.ContractKey;
import dev.cinch.checker.heartbeat.Heartbeat;
import dev.cinch.checker.heartbeat.Heartbeats;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcHeartbeats implements Heartbeats {

  private static final String KEEP =
      """
      with before as (
        select reader_schema, version, has_left
        from heartbeat
        where environment = :environment and consumer = :consumer and subject = :subject
          and instance = :instance
      ), kept as (
        insert into heartbeat as heard (
          environment, consumer, subject, instance, reader_schema, version, at, has_left
        ) values (
          :environment, :consumer, :subject, :instance, :readerSchema, :version, :at, :hasLeft
        )
        on conflict (environment, consumer, subject, instance) do update set
          reader_schema = coalesce(excluded.reader_schema, heard.reader_schema),
          version = coalesce(excluded.version, heard.version),
          at = excluded.at, has_left = excluded.has_left
        returning reader_schema, version, has_left
      )
      select not exists (
        select 1
        from before b
        join kept k on k.reader_schema is not distinct from b.reader_schema
          and k.version is not distinct from b.version
          and k.has_left = b.has_left)
      """;

  private static final String OF =
      """
      select instance, reader_schema, version, at, has_left
      from heartbeat
      where environment = :environment and consumer = :consumer and subject = :subject
      order by at desc
      """;

  private final JdbcClient jdbc;

  JdbcHeartbeats(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean keep(Heartbeat heartbeat) {
    AvroSchema schema = heartbeat.readerSchema();
    return jdbc.sql(KEEP)
        .params(ContractRow.parameters(heartbeat.contract()))
        .param("instance", heartbeat.instance())
        .param("readerSchema", schema == null ? null : schema.toString())
        .param("version", heartbeat.version())
        .param("at", Timestamp.from(heartbeat.at()))
        .param("hasLeft", heartbeat.left())
        .query(Boolean.class)
        .single();
  }

  @Override
  public List<Heartbeat> of(ContractKey contract) {
    return jdbc.sql(OF)
        .params(ContractRow.parameters(contract))
        .query(
            (row, number) -> {
              String schema = row.getString("reader_schema");
              return new Heartbeat(
                  contract,
                  row.getString("instance"),
                  schema == null ? null : AvroSchema.parse(schema),
                  row.getString("version"),
                  row.getTimestamp("at").toInstant(),
                  row.getBoolean("has_left"));
            })
        .list();
  }
}
