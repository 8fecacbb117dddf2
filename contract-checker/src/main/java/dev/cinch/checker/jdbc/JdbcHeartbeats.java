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
      insert into heartbeat (
        environment, consumer, subject, instance, reader_schema, version, at, has_left
      ) values (
        :environment, :consumer, :subject, :instance, :readerSchema, :version, :at, :hasLeft
      )
      on conflict (environment, consumer, subject, instance) do update set
        reader_schema = coalesce(excluded.reader_schema, heartbeat.reader_schema),
        version = coalesce(excluded.version, heartbeat.version),
        at = excluded.at, has_left = excluded.has_left
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
  public void keep(Heartbeat heartbeat) {
    AvroSchema schema = heartbeat.readerSchema();
    jdbc.sql(KEEP)
        .params(ContractRow.parameters(heartbeat.contract()))
        .param("instance", heartbeat.instance())
        .param("readerSchema", schema == null ? null : schema.toString())
        .param("version", heartbeat.version())
        .param("at", Timestamp.from(heartbeat.at()))
        .param("hasLeft", heartbeat.left())
        .update();
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
